//! Both sides of every limit.
