package org.sekisho.transaction.store;

/**
 * The statements of {@link Transactions}. Where PostgreSQL cannot tell the type of a parameter by itself the statement says it: the
 * client would otherwise prepare it anew, by two round trips, each time.
 */
final class Sql {

    private Sql() {}

    private static final String KEY_AND_TRANSACTION = """
            WITH k AS (
                INSERT INTO request_key (caller, key, body_hash, acs_trans_id) VALUES ($1, $2, $3, $4)
                ON CONFLICT DO NOTHING RETURNING 1),
            t AS (
                INSERT INTO transaction (acs_trans_id, issuer_id, card_id, requestor_id, state, deadline, trans_status, reason,
                    ended_at, facts, areq, answer, sealed_value)
                SELECT $4, $5, $6, $7, $8::varchar, now() + $9 * interval '1 second', $10, $11,
                    CASE WHEN $8::varchar = 'FINAL' THEN now() END, $12, $13, $14, $15
                FROM k),
            e AS (
                INSERT INTO evidence (acs_trans_id, issuer_id, content) SELECT $4, $5, $16 FROM k),
            v AS (
                INSERT INTO authentication_value (acs_trans_id, ds_trans_id, merchant_id, acquirer_bin, value_hash)
                SELECT $4, $18, $19, $20, $21 FROM k WHERE $17::boolean)
            """;

    static final String ADD = KEY_AND_TRANSACTION + "SELECT count(*) FROM k";

    static final String ADD_WITH_OUTBOX = KEY_AND_TRANSACTION + """
            , o AS (
                INSERT INTO outbox (id, acs_trans_id, kind, requestor_id, url, body)
                SELECT $22, $4, $23, $7, $24, $25 FROM k)
            SELECT count(*) FROM k
            """;

    /** One after the other, for a card: what is counted next is what everybody before has committed. */
    static final String QUEUE = "SELECT pg_advisory_xact_lock(hashtext($1), hashtext('asked elsewhere'))";

    static final String WAITING = """
            SELECT count(*) FROM transaction WHERE card_id = $1 AND (state = 'ASKING' OR state = 'DECOUPLED') AND deadline > now()
            """;

    static final String ANSWERED = """
            SELECT t.acs_trans_id, k.body_hash, t.answer
            FROM request_key k JOIN transaction t ON t.acs_trans_id = k.acs_trans_id
            WHERE k.caller = $1 AND k.key = $2
            """;

    /** What {@link TransactionRow} reads, in every statement that it reads from. */
    static final String ROW = """
            SELECT acs_trans_id, facts, state, deadline, step, attempts, resends, checking_until, trans_status, reason,
                challenge_cancel, method, credential_id, ended_at, trusts""";

    private static final String COLUMNS = ROW + """
            , clock_timestamp() AS now
            FROM transaction
            """;

    static final String FIND = COLUMNS + "WHERE acs_trans_id = $1";

    // An index for each of the two states, which IN would not find.
    static final String ASKING = COLUMNS + """
            WHERE card_id = $1 AND (state = 'ASKING' OR state = 'DECOUPLED') AND deadline > now()
            ORDER BY acs_trans_id DESC LIMIT $2
            """;

    static final String FIND_OF = ROW + """
            , created_at, answer, sealed_value
            FROM transaction
            WHERE acs_trans_id = $1 AND requestor_id = $2
            """;

    static final String LOCK = COLUMNS + "WHERE acs_trans_id = $1 FOR UPDATE";

    // A newer version may have brought states that this one has no word for: they are not its business.
    private static final String PAST = """
            WHERE state <> 'FINAL' AND state IN ('AWAITING_CREQ', 'ASKING', 'DECOUPLED') AND deadline <= now()
            ORDER BY deadline LIMIT $1
            """;

    static final String DUE = COLUMNS + PAST + " FOR UPDATE SKIP LOCKED";

    static final String DUE_IDS = "SELECT acs_trans_id FROM transaction " + PAST;

    // Only a merchant of the REST API can ask for the value later; a directory gets it in the RReq and never again.
    static final String SAVE = """
            UPDATE transaction SET state = $2::varchar, deadline = $3, step = $4, attempts = $5, resends = $6, checking_until = $7,
                trans_status = $8::varchar, reason = $9, challenge_cancel = $10, method = $11, credential_id = $12,
                ended_at = CASE WHEN $2::varchar = 'FINAL' THEN clock_timestamp() END,
                sealed_value = CASE WHEN $2::varchar <> 'FINAL' OR $8::varchar = 'Y' AND requestor_id IS NOT NULL
                    THEN sealed_value END
            WHERE acs_trans_id = $1
            """;

    // Of the page that stands, and of none that was answered before.
    static final String TRUST =
            "UPDATE transaction SET trusts = $3 WHERE acs_trans_id = $1 AND state = 'ASKING' AND step = $2";

    // The browser goes in front of the facts, where it can be found without reading them; whoever reads them passes
    // over it.
    static final String KEEP_CREQ = """
            UPDATE transaction SET creq_hash = $2, session_data = $3, facts = '{"openedBy":"' || $4::varchar || '",' || substr(facts, 2)
            WHERE acs_trans_id = $1
            """;

    static final String KEEPS_TICKET = """
            UPDATE transaction SET facts = '{"keepsTicket":true,' || substr(facts, 2)
            WHERE acs_trans_id = $1 AND state <> 'FINAL' AND facts LIKE '{"openedBy":%'
            """;

    private static final String OPENED_BY = """
            substring(facts from '^[{](?:"keepsTicket":true,)?"openedBy":"([^"]*)"') AS opened_by,
            facts LIKE '{"keepsTicket":%' AS keeps_ticket
            """;

    static final String CONVERSATION =
            "SELECT creq_hash, session_data, shown_status, " + OPENED_BY + "FROM transaction WHERE acs_trans_id = $1";

    static final String FIND_OPENED_BY = "SELECT " + OPENED_BY + "FROM transaction WHERE acs_trans_id = $1";

    static final String SHOW = """
            UPDATE transaction SET shown_status = coalesce(shown_status, $2) WHERE acs_trans_id = $1 AND state = 'FINAL'
            RETURNING shown_status
            """;

    static final String SEALED_VALUE =
            "SELECT sealed_value FROM transaction WHERE acs_trans_id = $1 AND sealed_value IS NOT NULL";
}
