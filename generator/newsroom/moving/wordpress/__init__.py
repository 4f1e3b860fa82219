"""What WordPress exports: WXR, its extension of RSS, in versions 1.0 to 1.2."""
