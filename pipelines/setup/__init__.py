"""The set-up of a device by ear: one spoken step after another, worked with one button or with cards."""
