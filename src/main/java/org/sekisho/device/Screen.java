package org.sekisho.device;

/** A screen as browsers report it, in the pixels of pages. */
public record Screen(int width, int height, int colorDepth) {}
