"""The files of `parcferme new ci`, as their writer first sees them. What stands between `%` is put in by `hosting`.

Actions are those whose major version runs on Node 24. Only jobs that build or publish wait for each other: of those
that wait GitHub keeps the newest alone, and one that merely asks must not take a push's place.
"""

_SETUP = """\
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - id: python
        uses: actions/setup-python@v6
        with:
          python-version: "3.13"
      - name: Take what was installed the last time
        id: installed
        uses: actions/cache@v5
        with:
          path: .venv
          key: venv-${{ runner.os }}-${{ steps.python.outputs.python-version }}-${{ hashFiles('requirements.txt') }}
      - name: Install
        if: steps.installed.outputs.cache-hit != 'true'
        run: |
          python -m venv .venv
          .venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
      - name: Take what the last build remembers
        uses: actions/cache/restore@v5
        with:
          path: .cache
          key: parcferme-${{ github.run_id }}-${{ github.run_attempt }}
          restore-keys: parcferme-
"""

_GITHUB = f"""\
# Written by `parcferme new ci %HOST%`, and yours to change.
#
# Builds the site and publishes it on %WHERE%: at every push to %BRANCH%, and when an article's hour comes.
# For that it is asked every 15 minutes whether anything is due, which ends within seconds when nothing is.
#
# By hand, once:
%BY_HAND%#
# GitHub begins schedules late at times, ends them in a public repository after 60 days without a commit, and counts a
# minute for each in a private one: there you may want fewer.
name: Publish

on:
  push:
    branches: [%BRANCH_IN_YAML%]
  schedule:
    - cron: "7,22,37,52 * * * *" # not on the hour, when everybody's begin
  workflow_dispatch:

permissions:
  contents: read

jobs:
  ask:
    if: github.event_name == 'schedule'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    outputs:
      due: ${{{{ steps.ask.outputs.due }}}}
    steps:
{_SETUP}\
%RECALL%\
      - name: Ask what is due
        id: ask
        run: |
%ASK%          case $status in
            0) echo "due=false" >> "$GITHUB_OUTPUT" ;;
            3) echo "due=true" >> "$GITHUB_OUTPUT" ;;
            *) exit "$status" ;;
          esac

  build:
    needs: ask
    if: ${{{{ !cancelled() && (needs.ask.result == 'skipped' || needs.ask.outputs.due == 'true') }}}}
    concurrency:
      group: build
      cancel-in-progress: false
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
{_SETUP}\
      - name: Build
        run: |
          .venv/bin/parcferme build
          rm output/.parcferme # the list of what is ours in the folder, of no use on a host
"""

_KEEP = """\
      - name: Keep what this build remembers
        uses: actions/cache/save@v5
        with:
          path: .cache
          key: parcferme-${{ github.run_id }}-${{ github.run_attempt }}
"""

_PAGES_RECALL = """\
      - name: Take which build was published last
        uses: actions/cache/restore@v5
        with:
          path: .published
          key: published-${{ github.run_id }}-${{ github.run_attempt }}
          restore-keys: published-
"""

_ASK = """\
          .venv/bin/parcferme list due && status=0 || status=$?
"""

_PAGES_ASK = """\
          status=3
          if cmp -s .cache/run .published/run; then
            .venv/bin/parcferme list due && status=0 || status=$?
          fi
"""

_PAGES_BUILT = """\
          echo "$GITHUB_RUN_ID" > .cache/run
"""

_PAGES_DEPLOY = """\
      - name: Hand it on
        uses: actions/upload-pages-artifact@v5
        with:
          path: output
          include-hidden-files: true # .well-known and others that the site names

  publish:
    needs: build
    if: ${{ !cancelled() && needs.build.result == 'success' }}
    concurrency:
      group: publish
      cancel-in-progress: false
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deployed.outputs.page_url }}
    steps:
      - id: deployed
        uses: actions/deploy-pages@v5
      - name: Say that this build is published; else the next schedule tries again
        run: |
          mkdir .published
          echo "$GITHUB_RUN_ID" > .published/run
      - uses: actions/cache/save@v5
        with:
          path: .published
          key: published-${{ github.run_id }}-${{ github.run_attempt }}
"""

_NETLIFY_DEPLOY = """\
      - name: Publish
        env:
          NETLIFY_AUTH_TOKEN: ${{ secrets.NETLIFY_AUTH_TOKEN }}
          NETLIFY_SITE_ID: ${{ secrets.NETLIFY_SITE_ID }}
        run: npx --yes netlify-cli@27 deploy --prod --no-build --dir=output --message="$GITHUB_SHA"
"""

_CLOUDFLARE_DEPLOY = """\
      - name: Publish
        uses: cloudflare/wrangler-action@v4
        with:
          apiToken: ${{ secrets.CLOUDFLARE_API_TOKEN }}
          accountId: ${{ secrets.CLOUDFLARE_ACCOUNT_ID }}
          command: pages deploy output --project-name=${{ vars.CLOUDFLARE_PROJECT }} --branch=%BRANCH%
"""

PAGES = _GITHUB.replace("%RECALL%", _PAGES_RECALL).replace("%ASK%", _PAGES_ASK) + _PAGES_BUILT + _KEEP + _PAGES_DEPLOY
"""`.github/workflows/publish.yml` for GitHub Pages. The job that publishes there has rights that the one that builds
need not have; by `run` the two tell which build was published last."""

_ELSEWHERE = _GITHUB.replace("%RECALL%", "").replace("%ASK%", _ASK)

NETLIFY = _ELSEWHERE + _NETLIFY_DEPLOY + _KEEP
"""The same for Netlify: what a build remembers is kept once it is published."""

CLOUDFLARE = _ELSEWHERE + _CLOUDFLARE_DEPLOY + _KEEP
"""The same for Cloudflare Pages."""

NETLIFY_TOML = """\
# Written by `parcferme new ci netlify`, and yours to change.
#
# The site is built and published by .github/workflows/publish.yml, which knows when an article's hour comes. What
# stands here is for builds by Netlify itself, as for previews of pull requests.
[build]
command = "python -m pip install --quiet -r requirements.txt && python -m generator build && rm output/.parcferme"
publish = "output"

[build.environment]
PYTHON_VERSION = "3.13"
"""

GITLAB = """\
# Written by `parcferme new ci gitlab`, and yours to change.
#
# Builds the site and publishes it on GitLab Pages: at every push to the default branch, and when an article's hour
# comes. For that it is asked every 15 minutes whether anything is due; when nothing is, the job ends within seconds
# with a status that is allowed, and nothing is published.
#
# By hand, once:
%BY_HAND%
pages:
  image: python:3.13-slim
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  resource_group: pages
  variables:
    GIT_DEPTH: "1"
  cache:
    key: parcferme
    paths:
      - .cache/
      - .venv/
  script:
    - |
      if ! cmp -s requirements.txt .venv/requirements.txt; then
        python -m venv --clear .venv
        .venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
        cp requirements.txt .venv/
      fi
    - |
      if [ "$CI_PIPELINE_SOURCE" = schedule ]; then
        .venv/bin/parcferme list due --output public && status=0 || status=$?
        case $status in
          0) exit 42 ;;
          3) ;;
          *) exit "$status" ;;
        esac
      fi
    - .venv/bin/parcferme build --output public
    - rm public/.parcferme
  artifacts:
    paths:
      - public
  allow_failure:
    exit_codes: 42 # nothing is due
"""

REQUIREMENTS = """\
# What builds the site. Another version makes every page anew.
%REQUIREMENT%
"""
