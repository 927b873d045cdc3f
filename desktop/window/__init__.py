"""The window: views lay out, controllers decide, one worker rewrites."""
