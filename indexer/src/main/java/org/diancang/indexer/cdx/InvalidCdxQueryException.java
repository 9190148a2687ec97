package org.diancang.indexer.cdx;

/** A look-up that can't be answered as asked; says which parameter to change and how. */
public final class InvalidCdxQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String parameter;

    /**
     * @param parameter name of the parameter at fault
     * @param remedy a sentence for the caller
     */
    public InvalidCdxQueryException(String parameter, String remedy) {
        super(remedy);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
