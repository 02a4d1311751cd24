package org.sekisho.protocol;

/** An Erro came where another message was expected; it is never answered with an Erro. */
public final class ErroReceived extends RuntimeException {

    private final transient Erro erro;

    /** Carries the Erro, without a stack trace. */
    public ErroReceived(Erro erro) {
        super("Erro received", null, false, false);
        this.erro = erro;
    }

    /** The message that came. */
    public Erro erro() {
        return erro;
    }
}
