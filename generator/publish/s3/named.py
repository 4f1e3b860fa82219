"""The store that site.yaml names. What it says is looked at before anything of Amazon's library is needed."""

from generator.errors import SiteError, problem
from generator.publish.targets import Named, Target, unusable
from generator.s3 import is_missing
from generator.s3.place import S3Place, Wrong, wrong_in
from generator.schema.publish import S3Target


def s3_target(named: Named) -> Target:
    """The bucket that site.yaml names. Raises SiteError (PF711) for what can be none, and without the library."""
    front = named.front
    assert isinstance(front, S3Target)
    place = place_of(front)
    for wrong in wrong_in(place):
        raise _cannot_be(named, wrong)
    where = str(place)
    try:
        from generator.publish.s3.target import PUBLISH, Bucket
        from generator.s3.complaints import telling
        from generator.s3.store import store_of
    except ModuleNotFoundError as error:
        if not is_missing(error):
            raise
        raise unusable(where, "botocore is not installed", "install it: pip install 'parcferme[s3]'") from None
    with telling(where, front.bucket, PUBLISH):
        return Bucket(store_of(place), where)


def place_of(front: S3Target) -> S3Place:
    """The place that a target names."""
    return S3Place(bucket=front.bucket, prefix=front.prefix.strip("/"), endpoint=front.endpoint, region=front.region)


def _cannot_be(named: Named, wrong: Wrong) -> SiteError:
    what = f" '{wrong.value}'" if wrong.value else " what it is"
    return SiteError(problem("PF711", f"`{wrong.key}` cannot be{what}: {wrong.why}", named.at(wrong.key)))
