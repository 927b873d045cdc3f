"""What the program keeps between one day and the next: settings, presets, the draft, the history."""
