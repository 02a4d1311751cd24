package org.sekisho.credential;

/** The colours that a member can give a card in the app. */
public enum Colour {
    INDIGO,
    PINE,
    PLUM,
    AMBER,
    ROSE,
    SLATE
}
