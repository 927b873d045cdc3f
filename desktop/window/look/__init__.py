"""What everything on the screen has in common: type, spacing, colours, drawings, the writer's language."""
