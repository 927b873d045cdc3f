"""What one sees: the window, the desk with its panes and dials, menus. Views lay out and decide nothing."""
