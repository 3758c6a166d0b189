package asyncio.http;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.observed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import loopcraft.grader.Grades;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.3", part = 9, points = 1, seconds = 8)
@DisplayName("04.3 A web server, all parts together")
class WholeServerTest extends OverHttp {

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
