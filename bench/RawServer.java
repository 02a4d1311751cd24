import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The floor: what a frictionless AReq costs when nothing is checked, guarded, sealed, counted or logged. Reads the body, parses it,
 * hashes the card number, SELECTs the card, asks the scorer, INSERTs one row, answers.
 * Arguments: port, database URL, scorer URL, event loops.
 */
final class RawServer extends AbstractVerticle {

    private static final byte[] KEY = "a key of thirty-two bytes length".getBytes(StandardCharsets.US_ASCII);
    private static final String FIND = "SELECT id, issuer_id, status FROM raw.card WHERE pan_hash = $1";
    private static final String ADD = """
            INSERT INTO raw.transaction (acs_trans_id, server_trans_id, issuer_id, card_id, state, trans_status, facts, areq, answer)
            VALUES ($1, $2, $3, $4, 'FINAL', 'Y', $5, $6, $7)""";
    private static final String SCHEMA = """
            CREATE SCHEMA IF NOT EXISTS raw;
            CREATE TABLE IF NOT EXISTS raw.card (pan_hash bytea PRIMARY KEY, id uuid, issuer_id varchar(32), status varchar(8));
            CREATE TABLE IF NOT EXISTS raw.transaction (acs_trans_id uuid PRIMARY KEY, server_trans_id varchar(36), issuer_id varchar(32),
                card_id uuid, created_at timestamptz DEFAULT now(), state varchar(16), trans_status varchar(1), facts text, areq bytea,
                answer text) WITH (toast_tuple_target = 8160);
            ALTER TABLE raw.transaction ALTER COLUMN areq SET STORAGE EXTERNAL;
            """;

    private final int port;
    private final String scorer;
    private final Pool pool;
    private HttpClient client;

    private RawServer(int port, String scorer, Pool pool) {
        this.port = port;
        this.scorer = scorer;
        this.pool = pool;
    }

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int loops = Integer.parseInt(args[3]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        PgConnectOptions database =
                PgConnectOptions.fromUri(args[1]).setPipeliningLimit(2).setCachePreparedStatements(true);
        Pool pool = PgBuilder.pool()
                .with(new io.vertx.sqlclient.PoolOptions().setMaxSize(16))
                .connectingTo(database)
                .using(vertx)
                .build();
        pool.query(SCHEMA)
                .execute()
                .compose(done -> pool.preparedQuery(
                                "INSERT INTO raw.card VALUES ($1, $2, 'demo', 'ACTIVE') ON CONFLICT DO NOTHING")
                        .execute(Tuple.of(hash(SampleAReq.PASSWORD_CARD), UUID.randomUUID())))
                .compose(done -> vertx.deployVerticle(
                        () -> new RawServer(port, args[2], pool), new DeploymentOptions().setInstances(loops)))
                .onSuccess(done -> System.out.println("raw server listens on " + port))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(128));
        vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .compose(this::answer)
                        .onSuccess(answer -> request.response()
                                .putHeader("Content-Type", "application/json; charset=UTF-8")
                                .end(answer))
                        .onFailure(failure -> failed(request, failure)))
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private static void failed(HttpServerRequest request, Throwable failure) {
        System.err.println(failure);
        request.response().setStatusCode(500).end();
    }

    private Future<String> answer(Buffer body) {
        JsonObject aReq = new JsonObject(body);
        String card = aReq.getString("acctNumber");
        UUID id = UUID.randomUUID();
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(hash(card)))
                .compose(cards -> ask(aReq, id).compose(score -> decide(aReq, id, body, card, cards, score)));
    }

    private Future<JsonObject> ask(JsonObject aReq, UUID id) {
        JsonObject question = new JsonObject()
                .put("transactionId", id.toString())
                .put("sessionId", aReq.getString("threeDSServerTransID"))
                .put("channel", "BROWSER")
                .put("category", "PAYMENT")
                .put("merchant", new JsonObject().put("name", aReq.getString("merchantName")).put("mcc", aReq.getString("mcc")))
                .put(
                        "purchase",
                        new JsonObject()
                                .put("amount", aReq.getString("purchaseAmount"))
                                .put("currency", aReq.getString("purchaseCurrency"))
                                .put("date", aReq.getString("purchaseDate")))
                .put(
                        "device",
                        new JsonObject()
                                .put("ip", aReq.getString("browserIP"))
                                .put("userAgent", aReq.getString("browserUserAgent"))
                                .put("language", aReq.getString("browserLanguage")));
        return client.request(new RequestOptions().setAbsoluteURI(scorer).setMethod(HttpMethod.POST))
                .compose(request -> request.putHeader("content-type", "application/json").send(question.toBuffer()))
                .compose(response -> response.body())
                .map(Buffer::toJsonObject);
    }

    private Future<String> decide(
            JsonObject aReq, UUID id, Buffer body, String card, RowSet<Row> cards, JsonObject score) {
        if (cards.size() == 0 || !"ALLOW".equals(score.getString("decision"))) {
            return Future.failedFuture("not a card of this run");
        }
        Row found = cards.iterator().next();
        String text = aRes(aReq, id);
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(
                        id,
                        aReq.getString("threeDSServerTransID"),
                        found.getString("issuer_id"),
                        found.getUUID("id"),
                        facts(aReq),
                        Buffer.buffer(aReq.put("acctNumber", "3569990000****" + card.substring(12)).encode()),
                        text))
                .map(text);
    }

    private static String aRes(JsonObject aReq, UUID id) {
        return new JsonObject()
                .put("messageType", "ARes")
                .put("messageVersion", "2.2.0")
                .put("threeDSServerTransID", aReq.getString("threeDSServerTransID"))
                .put("dsTransID", aReq.getString("dsTransID"))
                .put("acsTransID", id.toString())
                .put("dsReferenceNumber", aReq.getString("dsReferenceNumber"))
                .put("acsReferenceNumber", "RAW")
                .put("transStatus", "Y")
                .put("authenticationValue", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .put("eci", "05")
                .encode();
    }

    private static String facts(JsonObject aReq) {
        return new JsonObject()
                .put("messageVersion", aReq.getString("messageVersion"))
                .put("messageCategory", aReq.getString("messageCategory"))
                .put("threeDSServerTransID", aReq.getString("threeDSServerTransID"))
                .put("dsTransID", aReq.getString("dsTransID"))
                .put("dsURL", aReq.getString("dsURL"))
                .put("notificationURL", aReq.getString("notificationURL"))
                .put("merchantName", aReq.getString("merchantName"))
                .put("amount", aReq.getString("purchaseAmount"))
                .put("currency", aReq.getString("purchaseCurrency"))
                .put("date", aReq.getString("purchaseDate"))
                .put("language", aReq.getString("browserLanguage"))
                .encode();
    }

    private static Buffer hash(String card) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return Buffer.buffer(mac.doFinal(card.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
