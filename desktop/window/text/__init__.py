"""The writer's text as data: sentences with their options, what is asked for, what has changed. No widget."""
