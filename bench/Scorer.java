import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;

/** A fraud scorer that allows everything at once: both servers ask it. Argument: port. */
final class Scorer {

    private static final Buffer ALLOW =
            Buffer.buffer("{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[\"bench\"],\"reference\":\"r\"}");

    private Scorer() {}

    public static void main(String[] args) {
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1))
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(args[0])))
                .requestHandler(request -> request.body()
                        .onSuccess(question -> request.response()
                                .putHeader("content-type", "application/json")
                                .end(ALLOW)))
                .listen()
                .onSuccess(server -> System.out.println("scorer listens on " + server.actualPort()))
                .onFailure(failure -> {
                    System.err.println(failure.getMessage());
                    System.exit(1);
                });
    }
}
