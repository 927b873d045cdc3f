"""Order: who does it to whom, what hangs on what, and which half is cause, condition or end."""
