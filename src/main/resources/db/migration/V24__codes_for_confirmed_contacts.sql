-- A card whose member has a confirmed address or number is offered codes by it. From now on the confirmation does so.
WITH lacking AS (
    SELECT c.id AS card_id, gen_random_uuid() AS credential_id
    FROM card c JOIN member m ON m.id = c.member_id
    WHERE (m.email IS NOT NULL OR m.phone IS NOT NULL) AND c.credential_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM credential k WHERE k.kind = 'SENT_CODE' AND (k.id = c.credential_id
            OR EXISTS (SELECT FROM card_proof p WHERE p.card_id = c.id AND p.credential_id = k.id)))),
made AS (
    INSERT INTO credential (id, kind) SELECT credential_id, 'SENT_CODE' FROM lacking)
INSERT INTO card_proof (card_id, credential_id, rank)
SELECT l.card_id, l.credential_id, coalesce((SELECT max(p.rank) FROM card_proof p WHERE p.card_id = l.card_id), -1) + 1 FROM lacking l;
