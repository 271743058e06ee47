"""What people type: marks restored, keystrokes and loose forms read, the language told."""
