"""What waits for whoever keeps the knowledge: questions asked in vain and answers of no use, grouped by likeness."""
