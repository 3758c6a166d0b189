package asyncio.stream;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static asyncio.stream.Streams.openConnection;
import static asyncio.stream.Streams.startServer;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.stream.demo.EchoDemo;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.2", part = 2, points = 14, seconds = 8)
@DisplayName("04.2 Clients and servers, part 2: a server")
class ServerTest extends StreamTests {

  private static final Misconception ONE_AT_A_TIME =
      Misconception.of(
          "one-client-at-a-time", "the next client waits until the one before has been served");

  private static final Misconception CONNECTION_STAYS =
      Misconception.of(
          "connection-stays-open",
          "the handler has ended, and its connection stays open: the client waits for ever");

  private static final Misconception CLOSES_WHAT_BEGAN =
      Misconception.of(
          "closes-what-has-begun",
          "the handler's task was cancelled before its first step, and its connection"
              + " stays open: a finally in the task is no help if the task never begins");

  private static final Misconception ENDS_IN_ABORT =
      Misconception.of(
          "handler-ends-in-an-abort",
          "the handler has ended, and what it wrote and the network had not taken yet is lost");

  private static final Misconception FAILURE_UNSEEN =
      Misconception.of(
          "handler-failure-unseen",
          "a handler fails, and the loop's exception handler does not hear of it while"
              + " the loop runs");

  private static final Misconception ERROR_UNSEEN =
      Misconception.of(
          "errors-are-no-failures",
          "a handler fails by an error, which is treated otherwise than an exception");

  private static final Misconception CANCELLED_REPORTED =
      Misconception.of(
          "cancelled-handler-is-reported", "a handler that was cancelled is reported as a failure");

  private static final Misconception LIMIT_FORGOTTEN =
      Misconception.of(
          "limit-is-forgotten",
          "the readers do not have the limit that the server's options ask for");

  private static final Misconception CLOSE_DROPS =
      Misconception.of(
          "close-drops-the-clients", "closing the server closes the connections of its clients");

  private static final Misconception CLOSE_LISTENS =
      Misconception.of("closed-server-listens", "a server that is closed lets clients in");

  private static final Misconception PORT_OUTLIVES =
      Misconception.of("port-outlives-the-loop", "the loop is closed, and the port is still open");

  private static final Misconception WAIT_CLOSED_EARLY =
      Misconception.of(
          "wait-closed-too-early", "waitClosed ends although clients are being served");

  private static final Misconception WAIT_CLOSED_NEVER =
      Misconception.of(
          "wait-closed-never-ends", "waitClosed waits although the last client is gone");

  private static final Misconception GONE_WHILE_OPEN =
      Misconception.of(
          "gone-while-it-is-open",
          "the last client of a server that is open has gone, and waitClosed takes that"
              + " for the end");

  private static final Misconception GONE_WITH_HANDLER =
      Misconception.of(
          "gone-with-its-handler",
          "a client is taken for gone when its handler ends, although it is still being"
              + " sent something");

  private static final Misconception STILL_COUNTS =
      Misconception.of("client-counts-for-ever", "a client is gone, and still counts");

  private static final Misconception COUNTED_LATE =
      Misconception.of(
          "counted-when-served",
          "a client that was accepted does not count before it is served: whoever"
              + " closes the server in between does not wait for it");

  private static final Misconception ONE_WAIT =
      Misconception.of(
          "one-waiter-cancels-all",
          "those who await waitClosed share one future, and who is cancelled cancels the others");

  private static final Misconception HURRY_CLOSES =
      Misconception.of(
          "hurrying-closes-the-server", "closeClients or abortClients closes the server, too");

  private static final Misconception ABORT_SPARES =
      Misconception.of(
          "abort-spares-the-closing",
          "abortClients leaves alone whom closeClients has told to go, and they stay"
              + " for as long as they like");

  private static final Misconception FOREVER_RETURNS =
      Misconception.of(
          "serve-forever-returns",
          "serveForever ends by returning; it was cancelled, and should say so");

  private static final Misconception FOREVER_LEAVES =
      Misconception.of(
          "serve-forever-leaves-it-open",
          "serveForever was cancelled, and the server goes on accepting clients");

  private static final Misconception FOREVER_OUTLIVES =
      Misconception.of(
          "serve-forever-outlives-close", "the server is closed, and serveForever goes on");

  private static final Misconception FOREVER_TWICE =
      Misconception.of("serve-forever-twice", "two coroutines serve the same server for ever");

  private static final Misconception FOREVER_CLOSED =
      Misconception.of("serve-forever-when-closed", "a server that is closed is served for ever");

  private static final Misconception FOREVER_AT_CALL =
      Misconception.of(
          "serve-forever-refuses-at-the-call",
          "serveForever throws when it is called; it makes a coroutine, which throws"
              + " when it is awaited");

  private static final Misconception ACCEPT_SPINS =
      Misconception.of(
          "failing-accept-spins",
          "a client cannot be accepted, and the server tries again at once, for ever");

  private static final Misconception ACCEPT_GIVES_UP =
      Misconception.of(
          "failing-accept-is-the-last",
          "a client cannot be accepted, and the server does not try again");

  private static final Misconception ACCEPT_UNSEEN =
      Misconception.of(
          "accept-failure-unseen",
          "a client cannot be accepted, and the loop's exception handler never hears");

  private static final Misconception GONE_IS_FAILURE =
      Misconception.of(
          "gone-client-stops-the-others",
          "a client that is gone as soon as it is accepted is taken for a failure of the listener");

  private static final Misconception RETRIES_CLOSED =
      Misconception.of(
          "retries-after-close",
          "the server was closed while it paused, and afterwards watches its closed listener");

  private static final Misconception ACCEPTS_ONE =
      Misconception.of(
          "accepts-one-an-iteration",
          "many clients are waiting, and not all are let in when the listener is ready");

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private ScriptedListener listener = new ScriptedListener();

  private final ScriptedPoller poller = new ScriptedPoller(time);

  private final List<ExceptionContext> told = new ArrayList<>();

  /** Runs on a real loop: there are sockets. */
  @Override
  protected void run(CoroutineAction main) {
    try (var runner = new Runner()) {
      runner.loop().setExceptionHandler((_, context) -> told.add(context));
      runner.run(async(main));
    }
  }

  /** Runs on virtual time, without sockets. */
  private void runScripted(CoroutineAction main) {
    try (var runner = new Runner(() -> EventLoop.create(time, poller))) {
      runner.loop().setExceptionHandler((_, context) -> told.add(context));
      runner.run(async(main));
    }
  }

  /** A server that has started, at whose door the test stands. */
  private Server scripted(ConnectionHandler handler) throws IOException {
    return scripted(handler, ServerOptions.DEFAULT);
  }

  private Server scripted(ConnectionHandler handler, ServerOptions options) throws IOException {
    listener = new ScriptedListener();
    var server = new Server(listener, handler, options);
    server.start();
    return server;
  }

  private ClientAtTheDoor comes() {
    return comes(ClientAtTheDoor.waiting());
  }

  private ClientAtTheDoor comes(ClientAtTheDoor client) {
    listener.comes(client);
    ticks(6);
    return client;
  }

  private static void goes(ClientAtTheDoor client) {
    client.cutOff();
    ticks(6);
  }

  private List<Throwable> failures() {
    return told.stream().map(ExceptionContext::exception).toList();
  }

  /** Sends back every line. */
  private static void echo(StreamReader reader, StreamWriter writer) {
    for (byte[] line : reader.lines()) {
      writer.write(line);
      await(writer.drain());
    }
  }

  /** Serves for longer than any test takes, and does not look after its client. */
  private static void doze(StreamReader reader, StreamWriter writer) {
    await(sleep(Duration.ofDays(1)));
  }

  private static String ask(Connection connection, String line) {
    try {
      connection.writer().write(bytes(line + "\n"));
      return text(await(connection.reader().readLine(), IOException.class)).strip();
    } catch (IOException lost) {
      return "";
    }
  }

  @Test
  @DisplayName("every client is served in a task of its own")
  void clientsSideBySide() {
    runOrName(
        ONE_AT_A_TIME,
        "serve a client while another one is connected and says nothing",
        () -> {
          try (Server server = await(startServer(ServerTest::echo, ANY_PORT));
              Connection silent = await(openConnection(server.address()));
              Connection client = await(openConnection(server.address()))) {
            note(ask(client, "hello"));
            note(ask(silent, "at last"));
          }
        });

    observed("the answers", trace).shouldBe("hello", "at last");
  }

  @Test
  @DisplayName("clients that come all at once are all let in before the loop polls again")
  void allAtOnce() {
    var shown = new ArrayList<String>();
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          for (int i = 0; i < 20; i++) {
            listener.comes(ClientAtTheDoor.waiting());
          }
          for (int i = 0; i < 20 && server.connections() == 0; i++) {
            ticks(1);
          }
          note(server.connections() + " clients");
          shown.add(server.toString());
        });

    observed("how many of twenty clients were let in at the first opportunity", trace)
        .suggests(ACCEPTS_ONE)
        .shouldBe("20 clients");
    observed("what the server shows of itself", shown.getFirst())
        .shouldSatisfy(
            "where it listens (listener, 1), and that it has 20 clients",
            seen -> seen.contains("listener") && seen.contains("20"));
  }

  @Test
  @DisplayName("a client counts until its connection is gone, whatever its handler does")
  void aClientCountsWhileItIsConnected() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          Task<Void> closed = createTask(server.waitClosed());
          ClientAtTheDoor client = comes();
          note("connected: " + server.connections());
          goes(client);
          note("gone: " + server.connections() + ", closed: " + closed.isDone());
          server.close();
          ticks(3);
          note("closed: " + closed.isDone());
        });

    observed("what happened", trace)
        .suggests(STILL_COUNTS, seen -> seen.get(1).startsWith("gone: 1"))
        .suggests(GONE_WHILE_OPEN, seen -> seen.contains("gone: 0, closed: true"))
        .suggests(WAIT_CLOSED_NEVER, seen -> seen.contains("closed: false"))
        .shouldBe("connected: 1", "gone: 0, closed: false", "closed: true");
  }

  @Test
  @DisplayName("a client that is gone as soon as it is accepted is no failure")
  void goneAlready() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          listener.comes(ClientAtTheDoor.goneAlready());
          comes();
          note(server.connections() + " clients, " + told.size() + " failures");
        });

    observed("how many there were", trace)
        .suggests(GONE_IS_FAILURE, seen -> seen.contains("0 clients, 1 failures"))
        .shouldBe("1 clients, 0 failures");
  }

  @Test
  @DisplayName("when no client can be accepted, the handler is told, once a second")
  void aListenerThatFails() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          listener.breaks();
          pause(900);
          note("after 0.9 s: " + listener.attempts + ", " + server.isServing());
          pause(1_600);
          server.close();
          pause(2_500);
          note("after 5 s: " + listener.attempts + ", " + server.isServing());
        });

    observed("how often it tried, and whether it was serving; it was closed after 2.5 s", trace)
        .suggests(ACCEPT_SPINS, seen -> !seen.getFirst().startsWith("after 0.9 s: 1,"))
        .suggests(ACCEPT_GIVES_UP, seen -> seen.getLast().startsWith("after 5 s: 1,"))
        .shouldBe("after 0.9 s: 1, true", "after 5 s: 3, false");
    observed("what the handler was told", failures().stream().map(Throwable::getMessage).toList())
        .suggests(ACCEPT_UNSEEN, List::isEmpty)
        .suggests(RETRIES_CLOSED, seen -> seen.getLast().contains("closed"))
        .shouldBe(List.of("too many open files", "too many open files", "too many open files"));
  }

  @Test
  @DisplayName("a client that could not be accepted is let in a second later")
  void aListenerThatIsMended() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          listener.comes(ClientAtTheDoor.waiting());
          listener.breaks();
          pause(500);
          listener.isMended();
          pause(400);
          note("after 0.9 s: " + server.connections());
          pause(200);
          note("after 1.1 s: " + server.connections());
          comes();
          note("the next one: " + server.connections());
        });

    observed("how many clients were let in", trace)
        .suggests(ACCEPT_GIVES_UP, seen -> seen.contains("after 1.1 s: 0"))
        .suggests(ACCEPT_SPINS, seen -> seen.contains("after 0.9 s: 1"))
        .shouldBe("after 0.9 s: 0", "after 1.1 s: 1", "the next one: 2");
  }

  @Test
  @DisplayName("the readers have the limit that was asked for")
  void theLimit() {
    runScripted(
        () -> {
          ConnectionHandler handler =
              (reader, writer) -> {
                try {
                  await(reader.readLine());
                  writer.write(bytes("read"));
                } catch (LimitOverrunError tooLong) {
                  writer.write(bytes("too long"));
                }
              };
          scripted(handler, ServerOptions.DEFAULT.withLimit(10));
          ClientAtTheDoor client = comes();
          client.says("more than ten bytes\n");
          ticks(6);
          note(client.received());
        });

    observed("what became of a line that is longer than the limit", trace)
        .suggests(LIMIT_FORGOTTEN, seen -> seen.contains("read"))
        .shouldBe("too long");
  }

  @Test
  @DisplayName("the connection is closed when the handler ends")
  void closedWhenTheHandlerEnds() {
    runScripted(
        () -> {
          Server server = scripted((_, writer) -> writer.write(bytes("bye")));
          ClientAtTheDoor client = comes();
          note(client.received() + ", open: " + client.isOpen());
          note("clients: " + server.connections());
        });

    observed("what the client received, and its connection", trace)
        .suggests(CONNECTION_STAYS, seen -> seen.contains("bye, open: true"))
        .suggests(STILL_COUNTS, seen -> seen.contains("clients: 1"))
        .shouldBe("bye, open: false", "clients: 0");
  }

  @Test
  @DisplayName("what a handler wrote goes out after its end, and its client counts till then")
  void sentAfterTheEnd() {
    runScripted(
        () -> {
          Server server = scripted((_, writer) -> writer.write(bytes("the last words")));
          ClientAtTheDoor client = comes(ClientAtTheDoor.notReading());
          server.close();
          Task<Void> closed = createTask(server.waitClosed());
          ticks(6);
          note("before: " + server.connections() + " clients, closed: " + closed.isDone());
          client.readsOn();
          ticks(6);
          note("received: " + client.received());
          note("after: " + server.connections() + " clients, closed: " + closed.isDone());
        });

    observed("what happened before and after the client read", trace)
        .suggests(CONNECTION_STAYS, seen -> seen.getLast().startsWith("after: 1"))
        .suggests(ENDS_IN_ABORT, seen -> seen.contains("received: "))
        .suggests(GONE_WITH_HANDLER, seen -> seen.getFirst().startsWith("before: 0"))
        .suggests(WAIT_CLOSED_EARLY, seen -> seen.getFirst().endsWith("closed: true"))
        .suggests(WAIT_CLOSED_NEVER, seen -> seen.getLast().endsWith("closed: false"))
        .shouldBe(
            "before: 1 clients, closed: false",
            "received: the last words",
            "after: 0 clients, closed: true");
  }

  @Test
  @DisplayName("a handler that fails is reported, its connection closed, and the server goes on")
  void aFailingHandler() {
    var failure = new IllegalStateException("bad luck");
    List<Throwable> reported =
        failuresOf(
            (_, _) -> {
              throw failure;
            });

    observed("the failures reported while the loop ran", reported)
        .suggests(FAILURE_UNSEEN, List::isEmpty)
        .shouldBe(List.of(failure));
  }

  @Test
  @DisplayName("an error in a handler is a failure, too")
  void anErrorInAHandler() {
    var failure = new AssertionError("worse luck");
    List<Throwable> reported =
        failuresOf(
            (_, _) -> {
              throw failure;
            });

    observed("the failures reported while the loop ran", reported)
        .suggests(ERROR_UNSEEN, List::isEmpty)
        .shouldBe(List.of(failure));
  }

  /** Has a handler fail for one of two clients; returns what is reported while the loop runs. */
  private List<Throwable> failuresOf(ConnectionHandler failing) {
    var reported = new ArrayList<Throwable>();
    runScripted(
        () -> {
          scripted(
              (reader, writer) -> {
                byte[] line = await(reader.readLine());
                if (text(line).startsWith("fail")) {
                  failing.serve(reader, writer);
                }
                writer.write(line);
              });
          ClientAtTheDoor first = comes();
          ClientAtTheDoor second = comes();
          first.says("fail\n");
          ticks(6);
          note("[" + first.received() + "], open: " + first.isOpen());
          second.says("hello\n");
          ticks(6);
          note("[" + second.received().strip() + "], open: " + second.isOpen());
          reported.addAll(failures());
        });
    observed("what the one for whom it failed, and another one, received", trace)
        .suggests(CONNECTION_STAYS, seen -> seen.contains("[hello], open: true"))
        .shouldBe("[], open: false", "[hello], open: false");
    return reported;
  }

  @Test
  @DisplayName("a handler that is cancelled is no failure")
  void aCancelledHandler() {
    runScripted(
        () -> {
          scripted(
              (_, _) -> {
                throw new CancelledError();
              });
          note("open: " + comes().isOpen());
        });

    observed("what became of the connection", trace)
        .suggests(CONNECTION_STAYS, seen -> seen.contains("open: true"))
        .shouldBe("open: false");
    observed("the failures reported", told)
        .suggests(
            CANCELLED_REPORTED,
            seen -> seen.stream().anyMatch(c -> c.exception() instanceof CancelledError))
        .shouldBe(List.of());
  }

  @Test
  @DisplayName("a task that is cancelled before its first step has its connection closed")
  void cancelledBeforeItBegan() {
    runScripted(
        () -> {
          Server server = scripted((_, _) -> note("served"));
          ticks(3);
          Set<Task<?>> before = new HashSet<>(allTasks());
          EventLoop.running()
              .addObserver(
                  new LoopObserver() {
                    @Override
                    public void afterCallback(Handle handle) {
                      allTasks().stream()
                          .filter(task -> !before.contains(task))
                          .forEach(Task::cancel);
                    }
                  });
          ClientAtTheDoor client = comes();
          note("open: " + client.isOpen() + ", clients: " + server.connections());
        });

    observed("what became of the client", trace)
        .suggests(CLOSES_WHAT_BEGAN, seen -> seen.contains("open: true, clients: 1"))
        .shouldBe("open: false, clients: 0");
  }

  @Test
  @DisplayName("a closed server lets nobody in, and serves on whom it has let in")
  void aClosedServer() {
    run(
        () -> {
          Server server = await(startServer(ServerTest::echo, ANY_PORT));
          try (Connection client = await(openConnection(server.address()))) {
            ask(client, "let me in");
            server.close();
            note("serving: " + server.isServing());
            note("answer: " + ask(client, "hello"));
            try (Connection other = await(openConnection(server.address()), IOException.class)) {
              note("another one was let in");
            } catch (ConnectException refused) {
              note("another one was refused");
            }
          }
        });

    observed("what happened", trace)
        .suggests(CLOSE_LISTENS, seen -> seen.contains("another one was let in"))
        .suggests(CLOSE_DROPS, seen -> seen.contains("answer: "))
        .shouldBe("serving: false", "answer: hello", "another one was refused");
  }

  @Test
  @DisplayName("closing a server a second time does nothing")
  void closedTwice() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          server.close();
          server.close();
          note("serving: " + server.isServing());
        });

    observed("what happened", trace).shouldBe("serving: false");
  }

  @Test
  @DisplayName("a server that nobody has closed is closed with the loop")
  void closedWithTheLoop() throws IOException {
    var address = new ArrayList<InetSocketAddress>();
    run(() -> address.add(await(startServer(ServerTest::echo, ANY_PORT)).address()));
    try (SocketChannel _ = SocketChannel.open(address.getFirst())) {
      note("let in");
    } catch (ConnectException refused) {
      note("refused");
    }

    observed("what became of a client that came when the loop was closed", trace)
        .suggests(PORT_OUTLIVES, seen -> seen.contains("let in"))
        .shouldBe("refused");
  }

  @Test
  @DisplayName("waitClosed ends when the server is closed and its last client is gone")
  void waitClosed() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          Task<Void> closed = createTask(server.waitClosed());
          ClientAtTheDoor one = comes();
          ClientAtTheDoor other = comes();
          note("while it serves: " + closed.isDone());
          server.close();
          ticks(6);
          note("with two clients: " + closed.isDone());
          goes(one);
          note("with one: " + closed.isDone());
          goes(other);
          note("without: " + closed.isDone());
        });

    observed("whether waitClosed had ended", trace)
        .suggests(WAIT_CLOSED_EARLY, seen -> seen.contains("with one: true"))
        .suggests(WAIT_CLOSED_NEVER, seen -> seen.contains("without: false"))
        .shouldBe(
            "while it serves: false",
            "with two clients: false",
            "with one: false",
            "without: true");
  }

  @Test
  @DisplayName("waitClosed of a server without clients ends when it is closed")
  void waitClosedWithoutClients() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          Task<Void> before = createTask(server.waitClosed());
          ticks(3);
          note("before: " + before.isDone());
          server.close();
          Task<Void> after = createTask(server.waitClosed());
          ticks(3);
          note("after: " + before.isDone() + ", " + after.isDone());
        });

    observed("whether it had ended", trace)
        .suggests(WAIT_CLOSED_EARLY, seen -> seen.contains("before: true"))
        .suggests(WAIT_CLOSED_NEVER, seen -> !seen.contains("after: true, true"))
        .shouldBe("before: false", "after: true, true");
  }

  @Test
  @DisplayName("waitClosed waits for a client that was accepted a moment ago")
  void closedAsOneIsAccepted() {
    runScripted(
        () -> {
          Server server = scripted((_, _) -> await(sleep(Duration.ofDays(1))));
          ticks(3);
          EventLoop.running()
              .addObserver(
                  new LoopObserver() {
                    @Override
                    public void afterCallback(Handle handle) {
                      if (listener.attempts > 0) {
                        server.close();
                      }
                    }
                  });
          Task<Void> closed = createTask(server.waitClosed());
          ClientAtTheDoor client = comes();
          note("serving: " + server.isServing() + ", clients: " + server.connections());
          note("with a client: " + closed.isDone());
          goes(client);
          note("without: " + closed.isDone());
        });

    observed("what happened after it was closed as it had let a client in", trace)
        .suggests(COUNTED_LATE, seen -> seen.contains("with a client: true"))
        .shouldBe("serving: false, clients: 1", "with a client: false", "without: true");
  }

  @Test
  @DisplayName("one of several that await waitClosed is cancelled, and the others wait on")
  void waitClosedSeveralTimes() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          Task<Void> one = createTask(server.waitClosed());
          Task<Void> other = createTask(server.waitClosed());
          ticks(3);
          one.cancel();
          ticks(3);
          note("the other one has ended: " + other.isDone());
          server.close();
          ticks(3);
          note("and when it is closed: " + other.isDone());
        });

    observed("what happened", trace)
        .suggests(ONE_WAIT, seen -> seen.contains("the other one has ended: true"))
        .shouldBe("the other one has ended: false", "and when it is closed: true");
  }

  @Test
  @DisplayName("closeClients sends what is kept, abortClients does not")
  void closeAndAbortClients() {
    hurry("closed", Server::closeClients);
    hurry("aborted", Server::abortClients);

    observed("what became of what was kept for a client that reads later", trace)
        .shouldBe(
            "closed: 1 clients",
            "received: kept, clients: 0",
            "aborted: 0 clients",
            "received: , clients: 0");
  }

  @Test
  @DisplayName("abortClients ends those, too, whom closeClients has told to go")
  void closeThenAbort() {
    hurry("closed", Server::closeClients, Server::abortClients);

    observed("what became of a client that does not read", trace)
        .suggests(ABORT_SPARES, seen -> seen.contains("received: kept, clients: 0"))
        .shouldBe("closed: 0 clients", "received: , clients: 0");
  }

  /** A client that does not read has something kept for it, is closed, and reads. */
  @SafeVarargs
  private void hurry(String how, Consumer<Server>... closing) {
    runScripted(
        () -> {
          Server server =
              scripted(
                  (reader, writer) -> {
                    writer.write(bytes("kept"));
                    doze(reader, writer);
                  });
          ClientAtTheDoor client = comes(ClientAtTheDoor.notReading());
          for (Consumer<Server> close : closing) {
            close.accept(server);
            ticks(6);
          }
          note(how + ": " + server.connections() + " clients");
          client.readsOn();
          ticks(6);
          note("received: " + client.received() + ", clients: " + server.connections());
          server.close();
        });
  }

  @Test
  @DisplayName("a server whose clients are closed or aborted serves the next ones")
  void clientsGoTheServerStays() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          comes();
          server.closeClients();
          ticks(6);
          note("closed: " + server.connections() + ", serving: " + server.isServing());
          comes();
          server.abortClients();
          ticks(6);
          note("aborted: " + server.connections() + ", serving: " + server.isServing());
          comes();
          note("the next one: " + server.connections());
        });

    observed("what happened", trace)
        .suggests(HURRY_CLOSES, seen -> seen.stream().anyMatch(l -> l.contains("serving: false")))
        .shouldBe("closed: 0, serving: true", "aborted: 0, serving: true", "the next one: 1");
  }

  @Test
  @DisplayName("serveForever goes on until it is cancelled, and then waits for the clients")
  void serveForever() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          Task<Void> forever = createTask(server.serveForever());
          ClientAtTheDoor client = comes();
          note("at first: " + state(forever));
          forever.cancel();
          ticks(6);
          note("serving: " + server.isServing() + ", " + state(forever));
          note("clients: " + server.connections());
          goes(client);
          note("at last: " + state(forever));
        });

    observed("what happened", trace)
        .suggests(FOREVER_LEAVES, seen -> seen.contains("serving: true, cancelled"))
        .suggests(CLOSE_DROPS, seen -> seen.contains("clients: 0"))
        .suggests(WAIT_CLOSED_EARLY, seen -> seen.contains("serving: false, cancelled"))
        .suggests(WAIT_CLOSED_NEVER, seen -> seen.contains("at last: it goes on"))
        .suggests(FOREVER_RETURNS, seen -> seen.contains("at last: returned"))
        .shouldBe(
            "at first: it goes on",
            "serving: false, it goes on",
            "clients: 1",
            "at last: cancelled");
  }

  /** How a task stands. */
  private static String state(Task<Void> task) {
    if (!task.isDone()) {
      return "it goes on";
    }
    if (task.isCancelled()) {
      return "cancelled";
    }
    return task.exception() == null ? "returned" : "failed: " + task.exception();
  }

  @Test
  @DisplayName("closing the server ends serveForever, as cancelled")
  void closingEndsServeForever() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          Task<Void> forever = createTask(server.serveForever());
          ticks(3);
          server.close();
          ticks(6);
          note("at last: " + state(forever));
        });

    observed("how serveForever ended", trace)
        .suggests(FOREVER_OUTLIVES, seen -> seen.contains("at last: it goes on"))
        .suggests(FOREVER_RETURNS, seen -> seen.contains("at last: returned"))
        .shouldBe("at last: cancelled");
  }

  @Test
  @DisplayName("a server is served for ever by one coroutine at a time")
  void serveForeverTwice() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          Task<Void> forever = createTask(server.serveForever());
          ticks(3);
          note(refusal(server));
          note("the first one has ended: " + forever.isDone());
        });

    observed("what became of a second one", trace)
        .suggests(FOREVER_TWICE, seen -> seen.contains("it serves"))
        .suggests(FOREVER_AT_CALL, seen -> seen.contains("refused at the call"))
        .shouldBe("refused", "the first one has ended: false");
  }

  @Test
  @DisplayName("a server that is closed is not served for ever")
  void serveForeverWhenClosed() {
    runScripted(
        () -> {
          Server server = scripted(ServerTest::doze);
          server.close();
          note(refusal(server));
        });

    observed("what became of serving it for ever", trace)
        .suggests(FOREVER_CLOSED, seen -> seen.contains("it serves"))
        .suggests(FOREVER_AT_CALL, seen -> seen.contains("refused at the call"))
        .shouldBe("refused");
  }

  private static String refusal(Server server) {
    Coroutine<Void> forever;
    try {
      forever = server.serveForever();
    } catch (IllegalStateException tooEarly) {
      return "refused at the call";
    }
    Task<Void> task = createTask(forever);
    ticks(3);
    if (!task.isDone()) {
      return "it serves";
    }
    try {
      await(task);
      return "it returns";
    } catch (IllegalStateException refused) {
      return "refused";
    } catch (CancelledError cancelled) {
      return "cancelled";
    }
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create()) {
      EchoDemo.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("echo", trace.lines());
  }

  @Test
  @DisplayName("large messages come through whole, both ways at once")
  void largeMessages() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    run(
        () -> {
          ConnectionHandler handler =
              (reader, writer) -> {
                for (var part = await(reader.read(65_536));
                    part.length > 0;
                    part = await(reader.read(65_536))) {
                  writer.write(part);
                  await(writer.drain());
                }
              };
          try (Server server = await(startServer(handler, ANY_PORT))) {
            await(
                gather(
                    IntStream.range(0, 5)
                        .mapToObj(
                            i ->
                                async(
                                    () -> {
                                      var sent = new byte[500_000 + i];
                                      random.nextBytes(sent);
                                      note("the same: " + sameEcho(server, sent));
                                    }))
                        .toList()));
          }
        });

    observed("five echoes (seed %d)".formatted(seed), trace)
        .shouldBe(
            "the same: true",
            "the same: true",
            "the same: true",
            "the same: true",
            "the same: true");
  }

  private static boolean sameEcho(Server server, byte[] sent) {
    try (Connection connection = await(openConnection(server.address()))) {
      Task<Void> sending =
          start(
              "sending",
              () -> {
                connection.writer().write(sent);
                await(connection.writer().drain());
                connection.writer().writeEof();
              });
      byte[] received = await(connection.reader().readAll());
      await(sending);
      return Arrays.equals(sent, received);
    }
  }
}
