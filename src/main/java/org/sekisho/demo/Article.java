package org.sekisho.demo;

import java.math.BigDecimal;
import java.util.Locale;

/** What the tea house sells; the prices lead to the three kinds of outcome. */
public enum Article {
    SENCHA("宇治の煎茶", "Uji sencha", "一番摘み・80 g", "First flush, 80 g", 2_400),
    NOTEBOOK("和紙の雑記帳", "Washi notebook", "越前和紙・96頁", "Echizen paper, 96 pages", 1_650),
    TEAPOT("常滑の急須", "Tokoname teapot", "朱泥・平丸", "Red clay, hand-thrown", 18_500),
    PEN("蒔絵の万年筆", "Maki-e fountain pen", "金ペン先・中字", "Gold nib, medium", 46_000),
    INKSTONE("硯箱", "Lacquer writing box", "漆塗り・硯と墨つき", "With inkstone and ink", 128_000);

    private final String ja;
    private final String en;
    private final String noteJa;
    private final String noteEn;
    private final long yen;

    Article(String ja, String en, String noteJa, String noteEn, long yen) {
        this.ja = ja;
        this.en = en;
        this.noteJa = noteJa;
        this.noteEn = noteEn;
        this.yen = yen;
    }

    public String title(Lang lang) {
        return lang.choose(ja, en);
    }

    public String note(Lang lang) {
        return lang.choose(noteJa, noteEn);
    }

    public Money price() {
        return Money.yen(yen);
    }

    /** What the stand-in scorer will say to this price: allow, challenge or deny. */
    public String outcome() {
        return Score.of(BigDecimal.valueOf(yen)).decision().toLowerCase(Locale.ROOT);
    }

    /** Name of the drawing. */
    public String art() {
        return name().toLowerCase(Locale.ROOT);
    }
}
