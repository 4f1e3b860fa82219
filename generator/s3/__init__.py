"""Stores that speak S3, for builds and publishes: Amazon's, Cloudflare R2, Backblaze B2, MinIO and their like."""


def is_missing(error: ModuleNotFoundError) -> bool:
    """Whether it is Amazon's library that is not installed."""
    return error.name is None or error.name.partition(".")[0] == "botocore"
