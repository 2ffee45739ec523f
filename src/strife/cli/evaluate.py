"""strife evaluate"""
