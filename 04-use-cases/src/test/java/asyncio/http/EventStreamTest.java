package asyncio.http;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static asyncio.http.Requests.header;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.ExceptionGroup;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.3", part = 7, points = 5, seconds = 5)
@DisplayName("04.3 A web server, part 4: server-sent events")
class EventStreamTest extends OverHttp {

  // Events
  private static final Misconception ONE_DATA_LINE =
      Misconception.of(
          "one-data-line",
          "text of several lines is sent as it is; the client takes the second line for a field it"
              + " does not know, or an empty one for the end");

  private static final Misconception LAST_LINE_LOST =
      Misconception.of("last-line-is-lost", "a line end at the end of the data is lost");

  private static final Misconception ONLY_NEWLINES =
      Misconception.of(
          "only-newlines-end-lines",
          "a carriage return in the data goes out as it is, and ends a line for the client");

  private static final Misconception ANY_SEPARATOR =
      Misconception.of(
          "any-separator-ends-a-line",
          "what ends a line in Unicode ends one here, and the text changes on its way; for a client"
              + " of events it is a character like others");

  private static final Misconception BEATS_ON_A_GRID =
      Misconception.of(
          "heartbeat-by-the-clock",
          "comments are sent at fixed times, although an event has just been sent");

  private static final Misconception FIRST_AT_ONCE =
      Misconception.of(
          "first-comment-at-once",
          "a comment is sent when the stream has only begun, as if it had been silent before");

  private static final Misconception TOO_SOON =
      Misconception.of(
          "comment-right-after-an-event",
          "a comment was due while an event was on its way, and is sent right behind it");

  private static final Misconception BEATS_GO_ON =
      Misconception.of(
          "heartbeats-keep-the-stream-open",
          "the producer has ended, and the comments go on: nobody ends them, and what waits for"
              + " both waits for ever");

  private static final Misconception BEATS_OUTLIVE =
      Misconception.of(
          "heartbeats-outlive-the-stream",
          "the stream has ended, and something that it started is still there");

  private static final Misconception EVENTS_MIX =
      Misconception.of(
          "writers-get-in-between", "something is written while an event is still being sent");

  private static final Misconception FAILURE_IN_A_GROUP =
      Misconception.of(
          "failure-comes-in-a-group", "what the producer throws arrives inside an ExceptionGroup");

  private static final Misconception EVERY_GROUP =
      Misconception.of(
          "every-group-is-unpacked",
          "a group that the producer has thrown comes out as one of its members; only the group"
              + " that was made around it is nobody's business");

  private static final Misconception PRODUCER_OUTLIVES =
      Misconception.of(
          "producer-outlives-the-client",
          "the client is gone, and the producer works on for nobody");

  private static final Misconception SEND_DOES_NOT_WAIT =
      Misconception.of(
          "send-does-not-wait",
          "send ends before the event is sent, so that events pile up for a client that does not"
              + " read");

  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final EventClient client = new EventClient(time);

  private static void seconds(long number) {
    await(sleep(SECOND.multipliedBy(number)));
  }

  private static void send(EventStream events, String data) {
    await(events.send(ServerSentEvent.of(data)));
  }

  private void serve(EventProducer producer) throws Exception {
    client.receive(EventStream.response(HEARTBEAT, producer));
  }

  /** A task that has been cancelled has a moment to end. */
  private void noteLeft() {
    ticks(2);
    note("left: " + (allTasks().size() - 1));
  }

  @Test
  @DisplayName("a stream of events is of its own type, and nobody keeps it")
  void ofItsOwnType() {
    Response response = EventStream.response(HEARTBEAT, _ -> {});

    observed(
            "status, type and caching",
            List.of(
                response.status().toString(),
                header(response, "Content-Type"),
                header(response, "Cache-Control")))
        .shouldBe("200 OK", "text/event-stream", "no-store");
    IllegalArgumentException refused =
        attempting("no time between heartbeats", () -> EventStream.response(Duration.ZERO, _ -> {}))
            .shouldThrow(IllegalArgumentException.class);
    observed("what is said", refused.getMessage()).shouldBe("heartbeat must be > 0: PT0S");
  }

  @Test
  @DisplayName("an event is its fields, each in a line, and an empty line")
  void fields() {
    observed("an event of text", EventStream.encode(ServerSentEvent.of("häh")))
        .shouldBe("data: häh\n\n");
    observed(
            "an event with everything",
            EventStream.encode(
                ServerSentEvent.of("x")
                    .withId("7")
                    .withType("price")
                    .withRetry(Duration.ofMillis(2_500))))
        .shouldBe("event: price\nid: 7\nretry: 2500\ndata: x\n\n");
    observed("an event of no text", EventStream.encode(ServerSentEvent.of("").withId("")))
        .shouldBe("id: \ndata: \n\n");
  }

  @Test
  @DisplayName("each line of the data is a field of its own")
  void lines() {
    observed("the lines a, an empty one, and b", EventStream.encode(ServerSentEvent.of("a\n\nb")))
        .suggests(ONE_DATA_LINE, seen -> seen.equals("data: a\n\nb\n\n"))
        .shouldBe("data: a\ndata: \ndata: b\n\n");
    observed("a line with its end", EventStream.encode(ServerSentEvent.of("a\n")))
        .suggests(LAST_LINE_LOST, seen -> seen.equals("data: a\n\n"))
        .shouldBe("data: a\ndata: \n\n");
    observed(
            "lines that end in \\r\\n and \\r",
            EventStream.encode(ServerSentEvent.of("a\r\nb\rc\r\n\r")))
        .suggests(ONLY_NEWLINES, seen -> seen.contains("\r"))
        .shouldBe("data: a\ndata: b\ndata: c\ndata: \ndata: \n\n");
  }

  @Test
  @DisplayName("what else may separate lines is text like any other")
  void otherSeparators() {
    String text = "a\u2028b\u2029c\u0085d\u000be\ff";

    observed("text with five other separators", EventStream.encode(ServerSentEvent.of(text)))
        .suggests(ANY_SEPARATOR, seen -> seen.indexOf("data", 1) > 0)
        .shouldBe("data: " + text + "\n\n");
  }

  @Test
  @DisplayName("events are sent when they happen, each in one piece")
  void whenTheyHappen() {
    runOrName(
        BEATS_GO_ON,
        "a stream whose producer ends after three seconds",
        () -> {
          serve(
              events -> {
                send(events, "a");
                seconds(3);
                send(events, "b\nc");
              });
          noteLeft();
        });

    observed("what the client was sent", client.seen)
        .shouldBe("0 s: data: a\n\n", "3 s: data: b\ndata: c\n\n");
    observed("the tasks", trace).suggests(BEATS_OUTLIVE).shouldBe("left: 0");
  }

  @Test
  @DisplayName("after a silence a comment is sent, and again after another")
  void heartbeats() {
    runOrName(
        BEATS_GO_ON,
        "a stream with silences",
        () ->
            serve(
                events -> {
                  seconds(25);
                  send(events, "a");
                }));

    observed("what the client was sent", client.seen)
        .suggests(FIRST_AT_ONCE, seen -> seen.getFirst().equals("0 s: :\n\n"))
        .shouldBe("10 s: :\n\n", "20 s: :\n\n", "25 s: data: a\n\n");
  }

  @Test
  @DisplayName("the first silence begins with the stream, and not before")
  void theFirstSilence() {
    runOrName(
        BEATS_GO_ON,
        "a stream that begins after an hour",
        () -> {
          Response response = EventStream.response(HEARTBEAT, _ -> seconds(15));
          seconds(3_600);
          client.receive(response);
        });

    observed("what the client was sent from 3600 s on", client.seen)
        .suggests(FIRST_AT_ONCE, seen -> seen.contains("3600 s: :\n\n"))
        .shouldBe("3610 s: :\n\n");
  }

  @Test
  @DisplayName("the silence is counted from the last event")
  void fromTheLastEvent() {
    runOrName(
        BEATS_GO_ON,
        "a stream of events with pauses",
        () ->
            serve(
                events -> {
                  for (int i = 0; i < 3; i++) {
                    seconds(7);
                    send(events, "a");
                  }
                  seconds(12);
                }));

    observed("what the client was sent", client.seen)
        .suggests(BEATS_ON_A_GRID, seen -> seen.contains("10 s: :\n\n"))
        .shouldBe("7 s: data: a\n\n", "14 s: data: a\n\n", "21 s: data: a\n\n", "31 s: :\n\n");
  }

  @Test
  @DisplayName("while a client does not read, sending waits, and nothing gets in between")
  void slowClient() {
    client.reading = Duration.ofSeconds(25);
    runOrName(
        BEATS_GO_ON,
        "two events for a client that takes 25 s for each",
        () ->
            serve(
                events -> {
                  send(events, "a");
                  note("sent at " + time.now().toSeconds() + " s");
                  send(events, "b");
                  note("sent at " + time.now().toSeconds() + " s");
                }));

    observed("when the events were sent", trace)
        .suggests(SEND_DOES_NOT_WAIT, seen -> seen.contains("sent at 0 s"))
        .suggests(EVENTS_MIX, _ -> client.seen.contains("two writers at once"))
        .suggests(TOO_SOON, _ -> commentBehindAnEvent())
        .shouldBe("sent at 25 s", "sent at 50 s");
    observed("what the client was sent", client.seen)
        .suggests(EVENTS_MIX, seen -> seen.contains("two writers at once"))
        .suggests(TOO_SOON, _ -> commentBehindAnEvent())
        .shouldBe("25 s: data: a\n\n", "50 s: data: b\n\n");
  }

  private boolean commentBehindAnEvent() {
    int comment = client.seen.indexOf("50 s: :\n\n");
    return comment > 0 && client.seen.get(comment - 1).equals("25 s: data: a\n\n");
  }

  @Test
  @DisplayName("several may send at once, one after the other")
  void severalSenders() {
    client.reading = SECOND;
    runOrName(
        BEATS_GO_ON,
        "three events that are sent at once",
        () ->
            serve(
                events ->
                    await(
                        gather(
                            events.send(ServerSentEvent.of("a")),
                            events.send(ServerSentEvent.of("b")),
                            events.send(ServerSentEvent.of("c"))))));

    observed("what the client was sent", client.seen)
        .suggests(EVENTS_MIX, seen -> seen.contains("two writers at once"))
        .shouldBe("1 s: data: a\n\n", "2 s: data: b\n\n", "3 s: data: c\n\n");
  }

  @Test
  @DisplayName("what the producer throws comes out, itself and not in a group")
  void theProducerFails() {
    var failure = new IllegalStateException("on purpose");
    run(
        () -> {
          Throwable thrown =
              attempting(
                      "a producer that fails",
                      () ->
                          serve(
                              events -> {
                                send(events, "a");
                                throw failure;
                              }))
                  .suggests(FAILURE_IN_A_GROUP, ExceptionGroup.class::isInstance)
                  .shouldThrow(IllegalStateException.class);
          observed("what came out", thrown).shouldBeSameAs(failure);
          noteLeft();
        });

    observed("the tasks", trace).suggests(BEATS_OUTLIVE).shouldBe("left: 0");
  }

  @Test
  @DisplayName("a group that the producer throws comes out as it is")
  void theProducerThrowsAGroup() {
    var failure =
        new ExceptionGroup("on purpose", List.of(new IOException("a"), new IOException("b")));
    run(
        () -> {
          Throwable thrown =
              attempting(
                      "a producer that throws a group",
                      () ->
                          serve(
                              _ -> {
                                throw failure;
                              }))
                  .suggests(EVERY_GROUP, IOException.class::isInstance)
                  .shouldThrow(ExceptionGroup.class);
          observed("what came out", thrown)
              .suggests(FAILURE_IN_A_GROUP, seen -> isAround(seen, failure))
              .shouldBeSameAs(failure);
        });
  }

  private static boolean isAround(Throwable group, Throwable failure) {
    return group instanceof ExceptionGroup around && around.exceptions().contains(failure);
  }

  @Test
  @DisplayName("a comment that cannot be sent ends the producer")
  void nobodyIsThere() {
    run(
        () -> {
          client.gone = true;
          attempting(
                  "a stream whose client is gone",
                  () ->
                      serve(
                          _ -> {
                            try {
                              seconds(3_600);
                            } finally {
                              note("ended at " + time.now().toSeconds() + " s");
                            }
                          }))
              .suggests(FAILURE_IN_A_GROUP, ExceptionGroup.class::isInstance)
              .suggests(PRODUCER_OUTLIVES, thrown -> thrown == null)
              .shouldThrow(IOException.class);
          noteLeft();
        });

    observed("when the producer ended", trace)
        .suggests(FIRST_AT_ONCE, seen -> seen.getFirst().equals("ended at 0 s"))
        .suggests(PRODUCER_OUTLIVES, seen -> seen.getFirst().equals("ended at 3600 s"))
        .suggests(BEATS_OUTLIVE, seen -> !seen.getLast().equals("left: 0"))
        .shouldBe("ended at 10 s", "left: 0");
  }

  @Test
  @DisplayName("a stream that is cancelled ends with all that it started")
  void aCancelledStream() {
    run(
        () -> {
          Task<Void> task =
              start(
                  "stream",
                  () ->
                      serve(
                          _ -> {
                            try {
                              seconds(3_600);
                            } finally {
                              note("ended at " + time.now().toSeconds() + " s");
                            }
                          }));
          seconds(3);
          task.cancel();
          ended(task);
          note(task.isCancelled() ? "cancelled" : "not cancelled");
          noteLeft();
        });

    observed("what happened", trace)
        .suggests(BEATS_OUTLIVE, seen -> !seen.getLast().equals("left: 0"))
        .suggests(PRODUCER_OUTLIVES, seen -> !seen.contains("ended at 3 s"))
        .shouldBe("ended at 3 s", "cancelled", "left: 0");
  }
}
