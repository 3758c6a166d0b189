package asyncio.http;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.observed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.3", part = 9, points = 1, seconds = 8)
@DisplayName("04.3 A web server, all parts together")
class WholeServerTest extends OverHttp {

  private static final Misconception HEAD_DIFFERS =
      Misconception.of(
          "head-differs-from-get",
          "the fields of the answer to HEAD are not those of the answer to GET: the one says that"
              + " the connection is kept, the other that it is not");

  private static final Misconception FREE_ZEROS =
      Misconception.of(
          "zeros-cost-nothing",
          "zeros before the size of a chunk are counted nowhere; a small body with kilobytes of"
              + " zeros before each byte can be sent for ever");

  private static final Misconception PRODUCERS_ERROR =
      Misconception.of(
          "error-of-a-producer-is-an-answer",
          "an HttpError from a body's producer is taken for an answer; the head has been sent, so"
              + " that it is a failure like any other, and nobody is told of it");

  private record Page(int id) {}

  @Test
  @DisplayName("an application is served, its errors and those of the server alike")
  void anApplicationIsServed() {
    var app = new App();
    app.get("/items/{id}", Page.class, page -> page);
    var answers = new ArrayList<String>();
    run(
        () -> {
          var server = new HttpServer(app, Problems.JSON, limits);
          Client client = connect(server::serve);
          client.send(get("/items/7") + get("/items/x") + "nonsense\r\n\r\n");
          Pattern.compile("HTTP/1.1 ([0-9]{3})")
              .matcher(client.receiveAll())
              .results()
              .forEach(status -> answers.add(status.group(1)));
        });

    observed("the answers to a request, a wrong one, and nonsense", answers)
        .shouldBe("200", "422", "400");
  }

  @Test
  @DisplayName("one connection too many is answered as the renderer has it, too")
  void theRendererOfTheServer() {
    ErrorRenderer renderer =
        error -> Response.of(error.status()).withHeader("X-Rendered", error.status().toString());
    run(
        () -> {
          var server =
              new HttpServer(_ -> Response.of(Status.OK), renderer, limits.withConnections(1));
          Client first = connect(server::serve);
          ticks(3);
          Client second = connect(server::serve);
          lines(second.receiveAll()).forEach(this::note);
          second.leave();
          first.leave();
        });

    observed("the answer", trace)
        .suggests(KeepAliveTest.ALWAYS_PLAIN, seen -> seen.toString().contains("text/plain"))
        .shouldBe(
            "HTTP/1.1 503 Service Unavailable",
            "connection: close",
            "content-length: 0",
            "x-rendered: 503 Service Unavailable",
            "");
  }

  @Test
  @DisplayName("with HTTP/1.0 the answer to HEAD ends the connection if that to GET would")
  void headOfAStream() {
    var fields = new ArrayList<List<String>>();
    for (String method : List.of("HEAD", "GET")) {
      fields.add(
          converse(
              _ -> Response.stream("text/plain", _ -> {}),
              method + " / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
    }

    observed("the answer to HEAD", fields.getFirst())
        .suggests(HEAD_DIFFERS, seen -> seen.contains("connection: keep-alive"))
        .shouldBe(fields.getLast());
    observed("the answer to GET", fields.getLast())
        .shouldBe("HTTP/1.1 200 OK", "connection: close", "content-type: text/plain", "");
  }

  @Test
  @DisplayName("zeros before the size of a chunk are not free")
  void zerosBeforeSizes() {
    String chunk = "0".repeat(2_000) + "1\r\nx\r\n";
    List<String> answer =
        converse(
            this::echo,
            request("POST", "/", "Transfer-Encoding: chunked") + chunk.repeat(20) + "0\r\n\r\n");

    observed("the answer to 20 bytes with 40,000 zeros before them", answer.getFirst())
        .suggests(FREE_ZEROS, seen -> seen.equals("HTTP/1.1 200 OK"))
        .shouldBe("HTTP/1.1 431 Request Header Fields Too Large");
  }

  @Test
  @DisplayName("an HttpError of a producer comes too late to be an answer: it is a failure")
  void theErrorOfAProducer() {
    run(
        () -> {
          Client client =
              connect(
                  _ ->
                      Response.stream(
                          "text/plain",
                          out -> {
                            await(out.write(bytes("half")));
                            throw new HttpError(Status.CONFLICT, "too late");
                          }));
          client.send(get("/"));
          note(client.receiveAll().endsWith("[cut off]") ? "cut off" : "ended");
          client.leave();
        });
    told.forEach(context -> note("told: " + context.exception().getMessage()));

    observed("what became of the connection, and what the exception handler was told", trace)
        .suggests(PRODUCERS_ERROR, seen -> seen.equals(List.of("cut off")))
        .shouldBe("cut off", "told: too late");
  }

  @Test
  @DisplayName("when the client goes away, its events end at once")
  void theClientOfEventsGoesAway() {
    var app = new App();
    app.get(
        "/events",
        () ->
            EventStream.response(
                Duration.ofHours(1),
                events -> {
                  await(events.send(ServerSentEvent.of("hello")));
                  try {
                    await(sleep(Duration.ofHours(2)));
                  } finally {
                    note("ended at " + time.now().toSeconds() + " s");
                  }
                }));
    run(
        () -> {
          Client client = connect(app);
          client.send(get("/events"));
          client.receiveUntil("data: hello\n\n");
          pause(3_000);
          client.end().writer().transport().abort();
          ticks(10);
          note("left: " + (allTasks().size() - 1));
        });

    observed("when the producer ended", trace).shouldBe("ended at 3 s", "left: 0");
  }
}
