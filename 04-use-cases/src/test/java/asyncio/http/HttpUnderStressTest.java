package asyncio.http;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import loopcraft.grader.kit.EveryMoment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server to which something happens at every moment of a conversation in turn, and one to which
 * nonsense is sent: whatever happens, nothing is left, and nobody waits for ever.
 */
@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("a web server at every moment, and under nonsense")
class HttpUnderStressTest extends OverHttp {

  private int begun;
  private int ended;

  static Stream<Arguments> strikes() {
    return Stream.of(
        Arguments.of("cancelled", strike((server, client) -> client.served().cancel())),
        Arguments.of(
            "left by its client",
            strike((server, client) -> client.end().writer().transport().abort())),
        Arguments.of("closed by its client", strike((server, client) -> client.end().close())),
        Arguments.of(
            "shut down",
            strike(
                (server, client) ->
                    start(
                        "shutdown",
                        () ->
                            await(
                                timeout(
                                    Duration.ofSeconds(8),
                                    () -> await(server.shutdown(Duration.ofSeconds(3)))))))));
  }

  private static BiConsumer<HttpServer, Client> strike(BiConsumer<HttpServer, Client> strike) {
    return strike;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strikes")
  @DisplayName("everything that has begun ends, and nobody is told of a failure")
  void atEveryMoment(String struck, BiConsumer<HttpServer, Client> strike) {
    int moments = EveryMoment.strike(struck, moment -> converse(moment, strike));
    assertThat(moments).isGreaterThan(20);
  }

  private void converse(EveryMoment moment, BiConsumer<HttpServer, Client> strike) {
    begun = 0;
    ended = 0;
    told.clear();
    var virtual = new VirtualTime();
    try (var runner = new Runner(() -> EventLoop.create(virtual, virtual))) {
      runner.loop().setExceptionHandler((_, context) -> told.add(context));
      runner.run(asyncio.Asyncio.async(() -> converseOnLoop(moment, strike)));
    }
    assertThat(told).as("failures that were told").isEmpty();
    assertThat(ended).as("handlers that have ended").isEqualTo(begun);
  }

  private void converseOnLoop(EveryMoment moment, BiConsumer<HttpServer, Client> strike) {
    EventLoop loop = EventLoop.running();
    var server = new HttpServer(this::answer);
    Client client = connect(server::serve);
    var strikes =
        new LoopObserver() {
          @Override
          public void afterCallback(Handle handle) {
            moment.pass(() -> strike.accept(server, client));
          }
        };
    loop.addObserver(strikes);
    client.send(
        get("/")
            + request("POST", "/", "Transfer-Encoding: chunked", "Expect: 100-continue")
            + "3\r\nabc\r\n");
    pause(1_000);
    client.send("2\r\nde\r\n0\r\n\r\n" + get("/stream"));
    Task<Void> reading = start("reading", client::receiveAll);
    pause(2_000);
    loop.removeObserver(strikes);
    client.leave();
    await(reading);
    pause(10_000);
    assertThat(server.connections()).as("connections").isZero();
    assertThat(Tasks.of(loop).pending()).as("tasks left").hasSize(1);
  }

  private Response answer(Request request) throws Exception {
    begun++;
    try {
      await(request.body().readAll());
      pause(100);
      return request.path().equals("/stream")
          ? Response.stream("text/plain", this::produce)
          : Response.text("fine");
    } finally {
      ended++;
    }
  }

  private void produce(BodyWriter out) {
    begun++;
    try {
      while (true) {
        await(out.write(bytes("still here")));
        pause(500);
      }
    } finally {
      ended++;
    }
  }

  @Test
  @DisplayName("whatever is sent, each answer is one that there is, and the connection ends")
  void nonsense() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    List<String> seeds =
        List.of(
            get("/a%20b?c=d&e", "Accept: */*"),
            request("POST", "/x", "Content-Length: 5") + "hello",
            request("POST", "/x", "Transfer-Encoding: chunked")
                + "5;a=b\r\nhello\r\n0\r\nT: x\r\n\r\n",
            "GET http://test/ HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    Consumer<String> sendAndLeave =
        text ->
            run(
                () -> {
                  Client client = connect(HttpUnderStressTest::mirror);
                  client.send(text);
                  String received = client.finish();
                  await(client.served());
                  assertThat(statuses(received))
                      .isSubsetOf(
                          "200", "400", "408", "413", "414", "417", "431", "500", "501", "505");
                  assertThat(statuses(received)).doesNotContain("500");
                });
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder();
      for (int j = random.nextInt(3); j >= 0; j--) {
        text.append(seeds.get(random.nextInt(seeds.size())));
      }
      for (int j = random.nextInt(4); j > 0; j--) {
        mutate(text, random);
      }
      try {
        sendAndLeave.accept(text.toString());
        assertThat(told).isEmpty();
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed %d, after %s".formatted(seed, text), failure);
      }
    }
  }

  private static Response mirror(Request request) {
    return Response.of(Status.OK, "text/plain", await(request.body().readAll()));
  }

  private static void mutate(StringBuilder text, Random random) {
    String pieces = "\r\n\t :;,%+-0159afGHx\0\u007f\u0085\u00e9/?#*";
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
      case 1 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
      case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
      default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
    }
    if (text.isEmpty()) {
      text.append('x');
    }
  }
}
