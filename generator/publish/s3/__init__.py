"""Publishing to stores that speak S3."""

from generator.publish.s3.named import s3_target

__all__ = ("s3_target",)
