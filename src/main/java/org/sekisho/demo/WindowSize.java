package org.sekisho.demo;

/** The five frames EMV 3DS knows for a challenge. */
public enum WindowSize {
    SIZE_01("01", 250, 400),
    SIZE_02("02", 390, 400),
    SIZE_03("03", 500, 600),
    SIZE_04("04", 600, 400),
    /** Full screen; drawn as a large frame, so that the shop stays in sight. */
    SIZE_05("05", 800, 720);

    private final String code;
    private final int width;
    private final int height;

    WindowSize(String code, int width, int height) {
        this.code = code;
        this.width = width;
        this.height = height;
    }

    public String code() {
        return code;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public boolean isFullScreen() {
        return this == SIZE_05;
    }
}
