package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.stream.Streams.openConnection;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.http.demo.ConversationDemo;
import asyncio.loop.EventLoop;
import asyncio.stream.Connection;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.3", part = 8, points = 6, seconds = 8)
@DisplayName("04.3 A web server, part 5: the server, and its end")
class ShutdownTest extends OverHttp {

  // Part 5
  private static final Misconception WAITS_FOR_IDLE =
      Misconception.of(
          "waits-for-idle-connections",
          "shutting down waits for connections on which nothing happens");

  private static final Misconception CUTS_OFF =
      Misconception.of(
          "cuts-off-requests", "a request that had begun is cut off, although there was time");

  private static final Misconception WAITS_FOR_EVER =
      Misconception.of(
          "shutdown-waits-for-ever", "time is up, and a request that does not end is waited for");

  private static final Misconception NOT_SAID =
      Misconception.of(
          "closes-without-a-word",
          "the last response does not say Connection: close, and the client sends its next request"
              + " to nobody");

  private static final Misconception NO_MOST =
      Misconception.of(
          "any-number-of-connections",
          "there is no limit of connections, or one that also those count who have gone");

  private static final Misconception ENDS_TOO_EARLY =
      Misconception.of(
          "shutdown-ends-too-early", "shutdown has ended, and there are connections left");

  private static final Misconception CANCELLED_LEAVES =
      Misconception.of(
          "cancelled-shutdown-leaves-them",
          "shutdown was cancelled, and requests go on that nobody waits for any more");

  private static final Misconception CANCELLED_WAITS =
      Misconception.of(
          "cancelled-shutdown-waits",
          "shutdown was cancelled, and waits all the same; whoever cancels it has no time left");

  private static final Misconception AGAIN_LEAVES =
      Misconception.of(
          "second-cancel-does-not-reach-it",
          "a server that is shutting down was cancelled once more, and its shutdown goes on, of"
              + " which nobody knows any more");

  private static final Misconception ABORTS_IDLE =
      Misconception.of(
          "idle-ones-are-aborted",
          "an idle connection is aborted; to its client that looks like a failure, where a closed"
              + " one looks like an end");

  private static final Misconception OPEN_DOOR =
      Misconception.of(
          "door-is-open-until-the-end",
          "who comes while the last are served is served as well; then there is always a last one");

  private static final Misconception WAITS_FOR_THE_REFUSED =
      Misconception.of(
          "waits-for-whom-it-refuses",
          "a connection that was refused is kept until its client goes; so there are more than the"
              + " limit allows");

  private static final Misconception REFUSED_COUNTS =
      Misconception.of(
          "refused-ones-are-counted",
          "a connection counts although it is not served: it is being refused, or closed");

  private static final Misconception READERS_LIMIT =
      Misconception.of(
          "reader-has-another-limit",
          "a head that the limits allow is too long for the reader: listen has not told it how long"
              + " a head may be");

  private static final Misconception FAILED_LISTENS =
      Misconception.of(
          "failed-listen-listens", "to listen has failed, and counts as listening from then on");

  private static final Misconception LISTENS_AFTER_ALL =
      Misconception.of(
          "listens-after-the-end",
          "a server that was shut down before it listened can be made to listen");

  private static final Misconception TASK_OF_ITS_OWN =
      Misconception.of(
          "handler-has-a-task-of-its-own",
          "each request is handled in a new task; it should be that of the connection, which has"
              + " the context variables, and is cancelled with it");

  private HttpServer server;

  private HttpServer serving(Handler handler) {
    server = new HttpServer(handler, ErrorRenderer.PLAIN, limits);
    return server;
  }

  private Client connect() {
    return this.connect(server::serve);
  }

  /** Shuts the server down, and notes when that has ended. */
  private Task<Void> shuttingDown(int graceSeconds) {
    return start(
        "shutdown",
        () -> {
          await(server.shutdown(Duration.ofSeconds(graceSeconds)));
          note("shut down at " + time.now() + ", connections: " + server.connections());
        });
  }

  /** Takes as many seconds as the path says. */
  private Response slow(Request request) {
    pause(1_000 * Long.parseLong(request.segments().getFirst()));
    note("handled " + request);
    return Response.text(request + "\r\n");
  }

  @Test
  @DisplayName("connections are counted while they are served")
  void counted() {
    run(
        () -> {
          serving(this::echo);
          Client one = connect();
          Client two = connect();
          ticks(3);
          note("connections: " + server.connections());
          one.leave();
          note("connections: " + server.connections());
          two.leave();
          note("connections: " + server.connections());
        });

    observed("the count", trace).shouldBe("connections: 2", "connections: 1", "connections: 0");
  }

  @Test
  @DisplayName("all requests of a connection are handled in its task")
  void oneTask() {
    var tasks = new ArrayList<Task<?>>();
    run(
        () -> {
          serving(
              request -> {
                tasks.add(currentTask());
                return echo(request);
              });
          Client client = connect();
          client.send(get("/1") + get("/2"));
          client.finish();
          await(client.served());
          note(
              "in the connection's task: "
                  + tasks.stream().filter(client.served()::equals).count());
        });

    observed("what was handled, and where", trace)
        .suggests(TASK_OF_ITS_OWN, seen -> seen.getLast().endsWith(" 0"))
        .shouldBe("GET /1", "GET /2", "in the connection's task: 2");
  }

  @Test
  @DisplayName("one connection too many is answered 503")
  void oneTooMany() {
    limits = limits.withConnections(2);
    run(
        () -> {
          serving(this::echo);
          Client one = connect();
          Client two = connect();
          ticks(3);
          note(String.join(" ", lines(connect().finish())));
          note("connections: " + server.connections());
          one.leave();
          Client next = connect();
          next.send(get("/"));
          note(statuses(next.finish()).toString());
          two.leave();
        });

    observed("what the third was answered, and the one after", trace)
        .suggests(NO_MOST, seen -> !seen.getFirst().startsWith("HTTP/1.1 503"))
        .suggests(NO_MOST, seen -> !seen.getLast().equals("[200]"))
        .suggests(NOT_SAID, seen -> !seen.getFirst().contains("connection: close"))
        .shouldBe(
            "HTTP/1.1 503 Service Unavailable connection: close content-length: 21"
                + " content-type: text/plain; charset=utf-8  too many connections",
            "connections: 2",
            "GET /",
            "[200]");
  }

  @Test
  @DisplayName("who is refused is not waited for")
  void refusedAtOnce() {
    limits = limits.withConnections(1);
    run(
        () -> {
          serving(this::echo);
          Client one = connect();
          ticks(3);
          Client two = connect();
          await(two.served());
          note("the second is over at " + time.now());
          one.leave();
        });

    observed("when the second was over, whose client stays", trace)
        .suggests(NO_MOST, seen -> seen.getLast().endsWith(" PT1M"))
        .suggests(WAITS_FOR_THE_REFUSED)
        .shouldBe("the second is over at PT0S");
  }

  @Test
  @DisplayName("who is refused does not count")
  void refusedOnesDoNotCount() {
    limits = limits.withConnections(1);
    ErrorRenderer counting =
        error -> {
          note("connections: " + server.connections());
          return ErrorRenderer.PLAIN.render(error);
        };
    runOnSockets(
        () -> {
          server = new HttpServer(this::echo, counting, limits);
          await(server.listen(ANY_PORT));
          Connection one = await(openConnection(server.address()));
          one.writer().write(bytes(get("/1")));
          await(one.reader().readUntil(bytes("GET /1\r\n")));
          Connection two = await(openConnection(server.address()));
          two.writer().writeEof();
          note(text(await(two.reader().readAll())).split("\r\n")[0]);
          one.close();
          two.close();
          await(server.shutdown(Duration.ofSeconds(5)));
        });

    observed("the count while the second is refused", trace)
        .suggests(REFUSED_COUNTS, seen -> seen.contains("connections: 2"))
        .suggests(NO_MOST, seen -> seen.getLast().isEmpty())
        .shouldBe("GET /1", "connections: 1", "HTTP/1.1 503 Service Unavailable");
  }

  @Test
  @DisplayName("at the end, connections without a request are closed at once")
  void idleOnes() {
    runOrName(
        WAITS_FOR_IDLE,
        "shut down while a connection is idle",
        () -> {
          serving(this::echo);
          Client fresh = connect();
          Client used = connect();
          used.send(get("/"));
          used.receiveUntil("GET /\r\n");
          Task<Void> shutdown = shuttingDown(5);
          note("received [" + fresh.receiveAll() + used.receiveAll() + "] at " + time.now());
          await(shutdown);
        });

    observed("what happened", trace)
        .suggests(ABORTS_IDLE, seen -> seen.contains("received [[cut off][cut off]] at PT0S"))
        .suggests(WAITS_FOR_IDLE, seen -> !seen.getLast().startsWith("shut down at PT0S"))
        .shouldBe("GET /", "received [] at PT0S", "shut down at PT0S, connections: 0");
  }

  @Test
  @DisplayName("a request that has begun is answered, and told to close")
  void thoseThatHaveBegun() {
    runOrName(
        CUTS_OFF,
        "shut down while a request is handled",
        () -> {
          serving(this::slow);
          Client client = connect();
          client.send(get("/3") + get("/0"));
          pause(1_000);
          Task<Void> shutdown = shuttingDown(5);
          lines(client.receiveAll()).forEach(this::note);
          client.leave();
          await(shutdown);
        });

    observed("what happened", trace)
        .suggests(CUTS_OFF, seen -> !seen.contains("handled GET /3"))
        .suggests(NOT_SAID, seen -> !seen.contains("connection: close"))
        .shouldBe(
            "handled GET /3",
            "HTTP/1.1 200 OK",
            "connection: close",
            "content-length: 8",
            "content-type: text/plain; charset=utf-8",
            "",
            "GET /3",
            "shut down at PT3S, connections: 0");
  }

  @Test
  @DisplayName("a request of which only a part has arrived has begun")
  void halfARequest() {
    run(
        () -> {
          serving(this::echo);
          Client client = connect();
          client.send("GET / HT");
          pause(1_000);
          Task<Void> shutdown = shuttingDown(5);
          pause(1_000);
          client.send("TP/1.0\r\n\r\n");
          note("" + statuses(client.receiveAll()));
          client.leave();
          await(shutdown);
        });

    observed("what happened", trace)
        .suggests(CUTS_OFF, seen -> !seen.contains("[200]"))
        .shouldBe("GET /", "[200]", "shut down at PT2S, connections: 0");
  }

  @Test
  @DisplayName("when time is up, what has not ended is cancelled")
  void whenTimeIsUp() {
    runOrName(
        WAITS_FOR_EVER,
        "shut down while a request takes an hour",
        () -> {
          serving(
              request -> {
                try {
                  return slow(request);
                } finally {
                  ticks(3);
                  note("cleaned up at " + time.now());
                }
              });
          Client client = connect();
          client.send(get("/3600"));
          pause(1_000);
          Task<String> received = createTask(async(client::receiveAll));
          await(shuttingDown(5));
          note(await(received));
        });

    observed("what happened", trace)
        .suggests(WAITS_FOR_EVER, seen -> seen.contains("handled GET /3600"))
        .suggests(
            ENDS_TOO_EARLY,
            seen -> seen.stream().anyMatch(l -> l.startsWith("shut down") && !l.endsWith(" 0")))
        .shouldBe("cleaned up at PT6S", "shut down at PT6S, connections: 0", "[cut off]");
  }

  @Test
  @DisplayName("a stream without an end is cancelled when time is up")
  void aStream() {
    runOrName(
        WAITS_FOR_EVER,
        "shut down while a stream goes on",
        () -> {
          serving(
              _ ->
                  Response.stream(
                      "text/event-stream",
                      out -> {
                        while (true) {
                          await(out.write(bytes("x")));
                          pause(1_000);
                        }
                      }));
          Client client = connect();
          client.send(get("/"));
          Task<String> received = createTask(async(client::receiveAll));
          pause(500);
          await(shuttingDown(5));
          note(await(received).endsWith("1\r\nx\r\n[cut off]") ? "cut off" : "looks whole");
        });

    observed("what happened", trace)
        .suggests(StreamingTest.FAILED_LOOKS_WHOLE, seen -> seen.contains("looks whole"))
        .shouldBe("shut down at PT5.5S, connections: 0", "cut off");
  }

  @Test
  @DisplayName("who connects after the end is not answered")
  void afterTheEnd() {
    run(
        () -> {
          serving(this::echo);
          await(server.shutdown(Duration.ofSeconds(5)));
          Client late = connect();
          late.send(get("/"));
          note("[" + late.receiveAll().replace("[cut off]", "") + "]");
        });

    observed("the answer", trace).shouldBe("[]");
  }

  @Test
  @DisplayName("who connects while the last are served is not answered either")
  void whileTheLastAreServed() {
    run(
        () -> {
          serving(this::slow);
          Client one = connect();
          one.send(get("/3"));
          pause(1_000);
          Task<Void> shutdown = shuttingDown(5);
          ticks(3);
          Client late = connect();
          late.send(get("/0"));
          note("late: " + statuses(late.finish()));
          note("in time: " + statuses(one.receiveAll()));
          one.leave();
          await(shutdown);
        });

    observed("who was answered", trace)
        .suggests(OPEN_DOOR, seen -> seen.contains("late: [200]"))
        .suggests(CUTS_OFF, seen -> !seen.contains("in time: [200]"))
        .shouldBe(
            "late: []", "handled GET /3", "in time: [200]", "shut down at PT3S, connections: 0");
  }

  @Test
  @DisplayName("a second shutdown waits, too, and has a limit of its own")
  void twice() {
    runOrName(
        ENDS_TOO_EARLY,
        "shut down twice",
        () -> {
          serving(this::slow);
          Client client = connect();
          client.send(get("/3600"));
          pause(1_000);
          Task<Void> patient = shuttingDown(100);
          Task<Void> second = shuttingDown(5);
          await(second);
          await(patient);
          client.leave();
        });

    observed("when they ended", trace)
        .suggests(ENDS_TOO_EARLY, seen -> seen.contains("shut down at PT1S, connections: 1"))
        .shouldBe("shut down at PT6S, connections: 0", "shut down at PT6S, connections: 0");
  }

  @Test
  @DisplayName("a shutdown that is cancelled leaves nothing running")
  void cancelledShutdown() {
    run(
        () -> {
          serving(this::slow);
          Client client = connect();
          client.send(get("/3600"));
          pause(1_000);
          Task<Void> shutdown = shuttingDown(100);
          pause(1_000);
          shutdown.cancel();
          ended(shutdown);
          note("cancelled: " + shutdown.isCancelled());
          client.leave();
          note("connections: " + server.connections() + " at " + time.now());
        });

    observed("what happened", trace)
        .suggests(CANCELLED_LEAVES, seen -> !seen.getLast().endsWith("PT2S"))
        .shouldBe("cancelled: true", "connections: 0 at PT2S");
  }

  @Test
  @DisplayName("a shutdown that is cancelled does not wait for what it has cancelled")
  void cancelledShutdownDoesNotWait() {
    run(
        () -> {
          serving(
              request -> {
                try {
                  return slow(request);
                } finally {
                  pause(1_000);
                  note("cleaned up at " + time.now());
                }
              });
          Client client = connect();
          client.send(get("/3600"));
          pause(1_000);
          Task<Void> shutdown = shuttingDown(100);
          pause(1_000);
          shutdown.cancel();
          ended(shutdown);
          note("the shutdown is over at " + time.now());
          client.leave();
        });

    observed("what happened", trace)
        .suggests(CANCELLED_WAITS, seen -> seen.indexOf("cleaned up at PT3S") == 0)
        .suggests(CANCELLED_LEAVES, seen -> seen.contains("handled GET /3600"))
        .shouldBe("the shutdown is over at PT2S", "cleaned up at PT3S");
  }

  @Test
  @DisplayName("with no time at all, everything is cancelled at once")
  void noTime() {
    run(
        () -> {
          serving(this::slow);
          Client client = connect();
          client.send(get("/3600"));
          pause(1_000);
          await(shuttingDown(0));
          client.leave();
        });

    observed("what happened", trace)
        .suggests(WAITS_FOR_EVER)
        .shouldBe("shut down at PT1S, connections: 0");
  }

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  /** Runs on a real loop: there are sockets. */
  private void runOnSockets(CoroutineAction main) {
    try (var runner = new Runner()) {
      runner.loop().setExceptionHandler((_, context) -> told.add(context));
      runner.run(async(main));
    }
  }

  @Test
  @DisplayName("on sockets it is the same")
  void onSockets() {
    runOnSockets(
        () -> {
          serving(this::echo);
          await(server.listen(ANY_PORT));
          Connection idle = await(openConnection(server.address()));
          Connection used = await(openConnection(server.address()));
          used.writer().write(bytes(get("/1")));
          note(text(await(used.reader().readUntil(bytes("GET /1\r\n")))).split("\r\n")[0]);
          await(server.shutdown(Duration.ofSeconds(5)));
          note("[" + text(await(idle.reader().readAll())) + "]");
          note("[" + text(await(used.reader().readAll())) + "]");
          note(refused(server.address()));
        });

    observed("what happened", trace).shouldBe("GET /1", "HTTP/1.1 200 OK", "[]", "[]", "refused");
    observed("what the exception handler was told", told.size()).shouldBe(0);
  }

  private static String refused(InetSocketAddress address) {
    try (Connection connection = await(openConnection(address), IOException.class)) {
      return "connected";
    } catch (IOException refused) {
      return "refused";
    }
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create()) {
      ConversationDemo.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("conversation", trace.lines());
  }

  @Test
  @DisplayName("an answer reaches a client that is still sending what nobody wants")
  void aLateReader() {
    runOnSockets(
        () -> {
          limits = limits.withBodyBytes(10);
          serving(this::echo);
          await(server.listen(ANY_PORT));
          Connection client = await(openConnection(server.address()));
          client.writer().write(bytes(request("POST", "/", "Content-Length: 100000")));
          client.writer().write(new byte[100_000]);
          note(text(await(client.reader().readAll())).split("\r\n")[0]);
          client.close();
          await(server.shutdown(Duration.ofSeconds(5)));
        });

    observed("the answer", trace).shouldBe("HTTP/1.1 413 Content Too Large");
  }

  @Test
  @DisplayName("a server listens once")
  void listensOnce() {
    runOnSockets(
        () -> {
          serving(this::echo);
          attempting("the address of a server that does not listen", server::address)
              .shouldThrow(IllegalStateException.class);
          await(server.listen(ANY_PORT));
          attempting("to listen again", () -> await(server.listen(ANY_PORT)))
              .shouldThrow(IllegalStateException.class);
          await(server.shutdown(Duration.ofSeconds(5)));
          attempting("to listen after the end", () -> await(server.listen(ANY_PORT)))
              .shouldThrow(IllegalStateException.class);
        });
  }

  @Test
  @DisplayName("a server that could not listen can try again")
  void listensAfterAFailure() {
    runOnSockets(
        () -> {
          HttpServer other = serving(this::echo);
          await(other.listen(ANY_PORT));
          serving(this::echo);
          attempting(
                  "an address that another server has", () -> await(server.listen(other.address())))
              .shouldThrow(IOException.class);
          attempting("the address of a server that could not listen", server::address)
              .suggests(FAILED_LISTENS)
              .shouldThrow(IllegalStateException.class);
          attempting("another address", () -> await(server.listen(ANY_PORT)))
              .suggests(FAILED_LISTENS, IllegalStateException.class::isInstance)
              .shouldSucceed();
          await(server.shutdown(Duration.ofSeconds(5)));
          await(other.shutdown(Duration.ofSeconds(5)));
        });
  }

  @Test
  @DisplayName("a server that was shut down does not listen, even if it never has")
  void neverListens() {
    runOnSockets(
        () -> {
          serving(this::echo);
          await(server.shutdown(Duration.ofSeconds(5)));
          attempting("to listen after the end", () -> await(server.listen(ANY_PORT)))
              .suggests(LISTENS_AFTER_ALL, thrown -> thrown == null)
              .shouldThrow(IllegalStateException.class);
        });
  }

  @Test
  @DisplayName("a server that listens reads heads as long as its limits allow")
  void longHeads() {
    limits = limits.withHead(60_000, 60_000, 10);
    runOnSockets(
        () -> {
          serving(_ -> Response.text("read"));
          await(server.listen(ANY_PORT));
          Connection client = await(openConnection(server.address()));
          client.writer().write(bytes(get("/" + "x".repeat(59_000), "X: " + "y".repeat(59_000))));
          client.writer().writeEof();
          note(text(await(client.reader().readAll())).split("\r\n")[0]);
          client.close();
          await(server.shutdown(Duration.ofSeconds(5)));
        });

    observed("the answer to a line of 59 KB and fields of 59 KB, where 60 are the limits", trace)
        .suggests(READERS_LIMIT, seen -> seen.getFirst().matches("HTTP/1.1 4(14|31) .*"))
        .shouldBe("HTTP/1.1 200 OK");
  }

  @Test
  @DisplayName("a server that serves until it is cancelled is shut down then")
  void untilCancelled() {
    run(
        () -> {
          serving(this::slow);
          Task<Void> main = createTask(server.serveUntilCancelled(Duration.ofSeconds(5)));
          Client client = connect();
          client.send(get("/3"));
          pause(1_000);
          main.cancel();
          note("" + statuses(client.receiveAll()));
          client.leave();
          ended(main);
          note("cancelled: " + main.isCancelled());
        });

    observed("what happened", trace)
        .suggests(CUTS_OFF, seen -> !seen.contains("[200]"))
        .shouldBe("handled GET /3", "[200]", "cancelled: true");
  }

  @Test
  @DisplayName("a server that is cancelled once more gives nobody more time")
  void cancelledOnceMore() {
    run(
        () -> {
          serving(this::slow);
          Task<Void> main = createTask(server.serveUntilCancelled(Duration.ofSeconds(100)));
          Client client = connect();
          client.send(get("/3600"));
          pause(1_000);
          main.cancel();
          pause(1_000);
          main.cancel();
          ended(main);
          client.leave();
          note("the last has ended at " + time.now());
        });

    observed("what happened", trace)
        .suggests(AGAIN_LEAVES, seen -> !seen.getLast().endsWith("PT2S"))
        .shouldBe("the last has ended at PT2S");
  }
}
