-- Rows as the version with operators, the tenth, would have written them: one or more in each table.
INSERT INTO issuer (id, name_ja, name_en, accent, support_phone, display_zone, language, when_not_registered, when_fraud, country, last_rule_set)
VALUES ('old', '関銀行', 'Seki Bank', '#2a4d69', '0120-000-000', 'Asia/Tokyo', 'ja', 'ATTEMPT', 'NOT_AUTHENTICATED', '392', 1);
INSERT INTO card_range VALUES (gen_random_uuid(), 'old', '3528000000000000', '3528009999999999', 'JCB');
INSERT INTO member (id, issuer_id, login_id, language, shares_data, email) VALUES
    ('00000000-0000-4000-8000-000000000001', 'old', 'hanako', 'ja', true, '\x01'),
    ('00000000-0000-4000-8000-000000000002', 'old', 'aoi', NULL, false, '\x02');
INSERT INTO credential (id, kind, secret, failures) VALUES
    ('00000000-0000-4000-8000-000000000011', 'PASSWORD', 'argon2id', 2),
    ('00000000-0000-4000-8000-000000000012', 'MAILED_CODE', NULL, 0);
INSERT INTO card (id, issuer_id, member_id, credential_id, pan_hash, pan_key, last_four, status, personal_message) VALUES
    ('00000000-0000-4000-8000-000000000021', 'old', '00000000-0000-4000-8000-000000000001',
        '00000000-0000-4000-8000-000000000011', '\x21', 1, '0021', 'ACTIVE', '\x03'),
    ('00000000-0000-4000-8000-000000000022', 'old', '00000000-0000-4000-8000-000000000002',
        '00000000-0000-4000-8000-000000000012', '\x22', 1, '0022', 'BLOCKED', NULL),
    ('00000000-0000-4000-8000-000000000023', 'old', NULL, NULL, '\x23', 1, '0023', 'ACTIVE', NULL);
INSERT INTO requestor (id, client_id, secret_hash, name, scopes, return_origins, webhook_url, webhook_secret, issuer_id) VALUES
    ('00000000-0000-4000-8000-000000000031', 'shop', '\x31', 'Shop', 'authentications', 'https://shop.example', 'https://shop.example/h',
        '\x32', NULL),
    ('00000000-0000-4000-8000-000000000032', 'operator', '\x33', 'Operator', 'rules:write', '', NULL, NULL, 'old');
INSERT INTO transaction (acs_trans_id, issuer_id, card_id, state, deadline, trans_status, ended_at, shown_status, facts, areq, answer) VALUES
    (first_id_of(current_date), 'old', '00000000-0000-4000-8000-000000000021', 'FINAL', NULL, 'Y', now(), 'Y', '{}', '\x41', '{}'),
    (first_id_of(current_date - 400), 'old', NULL, 'FINAL', NULL, 'N', now(), NULL, '{}', '\x42', '{}'),
    (first_id_at(now()), 'old', '00000000-0000-4000-8000-000000000022', 'AWAITING_CREQ', now(), NULL, NULL, NULL, '{}', '\x43', '{}');
INSERT INTO request_key (caller, key, body_hash, acs_trans_id) VALUES ('directory', 'key', '\x44', first_id_of(current_date));
INSERT INTO outbox (id, acs_trans_id, kind, requestor_id, url, body, delivered_at) VALUES
    (gen_random_uuid(), first_id_of(current_date), 'RREQ', NULL, 'https://ds.example/rreq', '{}', now()),
    (gen_random_uuid(), first_id_of(current_date), 'WEBHOOK', '00000000-0000-4000-8000-000000000031', 'https://shop.example/h', '{}', NULL);
INSERT INTO one_time_code (id, credential_id, acs_trans_id, code_hash, bound_hash, expires_at) VALUES
    (gen_random_uuid(), '00000000-0000-4000-8000-000000000012', first_id_at(now()), '\x51', '\x52', now());
INSERT INTO enrolment_budget VALUES ('00000000-0000-4000-8000-000000000031', now(), 3);
INSERT INTO rule_set (id, issuer_id, version, status, rules, created_by, published_by, published_at) VALUES
    (gen_random_uuid(), 'old', 1, 'ACTIVE', '{"rules":[]}', 'operator', 'other', now());
INSERT INTO velocity VALUES ('old', 'CARD', '\x61', now(), 0, 2);
INSERT INTO known_device (card_id, device_key) VALUES ('00000000-0000-4000-8000-000000000021', 'device');
INSERT INTO trusted_merchant (card_id, merchant_key) VALUES ('00000000-0000-4000-8000-000000000021', 'merchant');
INSERT INTO evidence VALUES (first_id_of(current_date), 'old', '{}'), (first_id_of(current_date - 400), 'old', '{}');
INSERT INTO method_data (three_ds_server_trans_id, served) VALUES (gen_random_uuid(), '\x71');
INSERT INTO back_test (id, issuer_id, created_by, rules, from_at, to_at, most, cursor) VALUES
    (gen_random_uuid(), 'old', 'operator', '{"rules":[]}', now(), now(), 100, first_id_of(current_date));
