package asyncio.stream;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.stream.Streams.openConnection;
import static asyncio.stream.Streams.startServer;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.OnVirtualTime;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.stream.demo.EchoDemo;
import asyncio.sync.Event;
import asyncio.task.CancelledError;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

@Grades(value = "04.2", points = 30, seconds = 15)
@DisplayName("04.2 Client and server")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ClientAndServerTest extends OnVirtualTime {

  private static final Misconception BLOCKS =
      Misconception.of(
          "connects-blocking",
          "the channel connects in blocking mode, and the whole loop waits for the network");
  private static final Misconception FIRST_ONLY =
      Misconception.of("first-address-only", "only the first of several addresses is tried");
  private static final Misconception LAST_FAILURE =
      Misconception.of(
          "tells-of-the-last-failure",
          "several addresses have failed, and only one of the failures is told");
  private static final Misconception FAILED_STAYS_OPEN =
      Misconception.of(
          "failed-channel-stays-open",
          "a channel that could not be connected stays open, and a descriptor is gone for good");
  private static final Misconception CANCELLED_STAYS_OPEN =
      Misconception.of(
          "cancelled-channel-stays-open",
          "a connection that nobody waits for any more is made all the same, or its channel stays"
              + " open");
  private static final Misconception CANCEL_TRIES_NEXT =
      Misconception.of(
          "cancelled-tries-the-next",
          "a cancellation is taken for a failure, and the next address is tried");
  private static final Misconception NOT_FINISHED =
      Misconception.of(
          "connection-not-finished",
          "a channel that has become ready is taken for connected; finishConnect tells whether it"
              + " is");
  private static final Misconception KEEPS_WATCHING =
      Misconception.of(
          "keeps-watching-the-channel", "the loop goes on waiting for a channel that is settled");
  private static final Misconception ONE_AT_A_TIME =
      Misconception.of(
          "one-client-at-a-time", "the next client waits until the one before has been served");
  private static final Misconception CONNECTION_STAYS =
      Misconception.of(
          "connection-stays-open",
          "the handler has ended, and its connection stays open: the client waits for ever");
  private static final Misconception FAILURE_UNSEEN =
      Misconception.of(
          "handler-failure-unseen",
          "a handler fails, and the loop's exception handler never hears");
  private static final Misconception CANCELLED_REPORTED =
      Misconception.of(
          "cancelled-handler-is-reported", "a handler that was cancelled is reported as a failure");
  private static final Misconception CLOSE_DROPS =
      Misconception.of(
          "close-drops-the-clients", "closing the server closes the connections of its clients");
  private static final Misconception CLOSE_LISTENS =
      Misconception.of("closed-server-listens", "a server that is closed lets clients in");
  private static final Misconception WAIT_CLOSED_EARLY =
      Misconception.of(
          "wait-closed-too-early", "waitClosed ends although clients are being served");
  private static final Misconception WAIT_CLOSED_NEVER =
      Misconception.of(
          "wait-closed-never-ends", "waitClosed waits although the last client is gone");
  private static final Misconception FOREVER_RETURNS =
      Misconception.of(
          "serve-forever-returns",
          "serveForever ends by returning; it was cancelled, and should say so");
  private static final Misconception FOREVER_LEAVES =
      Misconception.of(
          "serve-forever-leaves-it-open",
          "serveForever was cancelled, and the server goes on accepting clients");
  private static final Misconception FOREVER_TWICE =
      Misconception.of("serve-forever-twice", "two coroutines serve the same server for ever");
  private static final Misconception ACCEPT_SPINS =
      Misconception.of(
          "failing-accept-spins",
          "a client cannot be accepted, and the server tries again at once, for ever");
  private static final Misconception ACCEPTS_ONE =
      Misconception.of(
          "accepts-one-an-iteration",
          "many clients are waiting, and only one is let in each time the listener is ready");
  private static final Misconception SLOW_HOLDS_UP =
      Misconception.of(
          "slow-reader-holds-up-the-others",
          "what is said is written to each member in turn, and everybody waits for the slowest");
  private static final Misconception SLOW_UNBOUNDED =
      Misconception.of(
          "slow-reader-is-kept",
          "messages pile up for a member that does not read, without an end");
  private static final Misconception ECHOES =
      Misconception.of("speaker-hears-itself", "a member is sent what it said itself");
  private static final Misconception NAME_TWICE =
      Misconception.of(
          "name-taken-twice", "two members have the same name, and one takes the other's place");
  private static final Misconception GHOST =
      Misconception.of(
          "gone-member-stays",
          "a member has gone, and still stands in the list, or nobody is told");
  private static final Misconception LEAVES_TWICE =
      Misconception.of("thrown-out-leaves-again", "who was thrown out is said to have left, too");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Nested
  @Order(1)
  @DisplayName("part 1: making a connection")
  class Connecting {

    private static final InetSocketAddress A = InetSocketAddress.createUnresolved("a", 1);
    private static final InetSocketAddress B = InetSocketAddress.createUnresolved("b", 1);
    private static final InetSocketAddress C = InetSocketAddress.createUnresolved("c", 1);

    private final ScriptedPoller poller = new ScriptedPoller(time);
    private final List<ScriptedChannel> opened = new ArrayList<>();

    private void run(CoroutineAction main) {
      try (var runner = new Runner(() -> EventLoop.create(time, poller))) {
        runner.run(async(main));
      }
    }

    private SocketChannel open() {
      var channel = new ScriptedChannel();
      opened.add(channel);
      return channel;
    }

    private Task<Void> connecting(InetSocketAddress... addresses) {
      return start(
          "connecting",
          () -> {
            try {
              SocketChannel made =
                  await(Connector.connect(List.of(addresses), this::open), IOException.class);
              note("connected to " + made.getRemoteAddress() + ": " + made.isConnected());
            } catch (IOException failure) {
              note(failure.getClass().getSimpleName() + ": " + failure.getMessage());
              for (Throwable each : failure.getSuppressed()) {
                note("suppressed: " + each.getMessage());
              }
            }
          });
    }

    private void noteOpen() {
      note("open: " + opened.stream().map(SocketChannel::isOpen).toList());
    }

    @Test
    @DisplayName("the loop goes on while a connection is being made")
    void theLoopGoesOn() {
      run(
          () -> {
            Task<Void> task = connecting(A);
            pause(50);
            note("meanwhile, blocking: " + opened.getFirst().isBlocking());
            opened.getFirst().answer();
            await(task);
          });

      observed("what happened", trace)
          .suggests(BLOCKS, seen -> seen.getFirst().equals("meanwhile, blocking: true"))
          .suggests(NOT_FINISHED)
          .shouldBe("meanwhile, blocking: false", "connected to " + A + ": true");
    }

    @Test
    @DisplayName("a connection that is refused fails with why, and its channel is closed")
    void refused() {
      run(
          () -> {
            Task<Void> task = connecting(A);
            pause(50);
            opened.getFirst().refuse("refused");
            await(task);
            noteOpen();
          });

      observed("what happened", trace)
          .suggests(NOT_FINISHED, seen -> seen.getFirst().startsWith("connected"))
          .suggests(FAILED_STAYS_OPEN)
          .shouldBe("IOException: refused", "open: [false]");
    }

    @Test
    @DisplayName("several addresses are tried one after the other, until one answers")
    void untilOneAnswers() {
      run(
          () -> {
            Task<Void> task = connecting(A, B, C);
            pause(50);
            opened.getFirst().refuse("refused");
            pause(50);
            note("tried: " + opened.size());
            opened.getLast().answer();
            await(task);
            noteOpen();
          });

      observed("what happened", trace)
          .suggests(FIRST_ONLY, seen -> seen.contains("tried: 1"))
          .suggests(FAILED_STAYS_OPEN, seen -> seen.contains("open: [true, true]"))
          .shouldBe("tried: 2", "connected to " + B + ": true", "open: [false, true]");
    }

    @Test
    @DisplayName("if none answers, all failures are told")
    void noneAnswers() {
      run(
          () -> {
            Task<Void> task = connecting(A, B);
            for (int i = 0; i < 2; i++) {
              pause(50);
              opened.getLast().refuse("refused " + i);
            }
            await(task);
            noteOpen();
            note("watched: " + poller.watched());
          });

      observed("what happened", trace)
          .suggests(KEEPS_WATCHING, seen -> !seen.getLast().equals("watched: 0"))
          .suggests(FAILED_STAYS_OPEN, seen -> seen.contains("open: [true, true]"))
          .suggests(LAST_FAILURE)
          .shouldBe(
              "ConnectException: no connection to any of [" + A + ", " + B + "]",
              "suppressed: refused 0",
              "suppressed: refused 1",
              "open: [false, false]",
              "watched: 0");
    }

    @Test
    @DisplayName("a connection that is given up is closed, and no other address is tried")
    void givenUp() {
      during(
          CANCEL_TRIES_NEXT,
          "give up a connection while the first of two addresses is tried",
          () ->
              run(
                  () -> {
                    Task<Void> task = connecting(A, B);
                    pause(50);
                    task.cancel();
                    ended(task);
                    note("tried: " + opened.size());
                    noteOpen();
                    note("watched: " + poller.watched());
                  }));

      observed("what happened", trace)
          .suggests(CANCEL_TRIES_NEXT, seen -> seen.contains("tried: 2"))
          .suggests(CANCELLED_STAYS_OPEN)
          .shouldBe("tried: 1", "open: [false]", "watched: 0");
    }

    @Test
    @DisplayName("a connection that is given up in the moment it is made is closed, too")
    void givenUpAtTheLastMoment() {
      run(
          () -> {
            Task<Void> task = connecting(A);
            pause(50);
            opened.getFirst().answer();
            ticks(1);
            task.cancel();
            ended(task);
            noteOpen();
          });

      observed("what happened", trace).suggests(CANCELLED_STAYS_OPEN).shouldBe("open: [false]");
    }

    @Test
    @DisplayName("once it is connected, the loop no longer waits for the channel")
    void noLongerWatched() {
      run(
          () -> {
            Task<Void> task = connecting(A);
            pause(50);
            opened.getFirst().answer();
            await(task);
            note("watched: " + poller.watched());
          });

      observed("the channels that the loop waits for", trace.lines().getLast())
          .suggests(KEEPS_WATCHING)
          .shouldBe("watched: 0");
    }

    @Test
    @DisplayName("without an address there is nothing to connect to")
    void withoutAnAddress() {
      attempting(
              "connecting to no address",
              () -> run(() -> await(Connector.connect(List.of(), this::open))))
          .shouldThrow(IllegalArgumentException.class);
    }
  }

  @Nested
  @Order(2)
  @DisplayName("part 2: a server")
  class Serving {

    private static final InetSocketAddress ANY_PORT =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final List<ExceptionContext> told = new ArrayList<>();

    /** Runs on a real loop: there are sockets. */
    private void run(CoroutineAction main) {
      try (var runner = new Runner()) {
        runner.loop().setExceptionHandler((_, context) -> told.add(context));
        runner.run(async(main));
      }
    }

    private void runOrName(Misconception idea, String what, CoroutineAction main) {
      during(idea, what, () -> run(main));
    }

    /** Sends back every line. */
    private static void echo(StreamReader reader, StreamWriter writer) {
      for (byte[] line : reader.lines()) {
        writer.write(line);
        await(writer.drain());
      }
    }

    private static String ask(Connection connection, String line) {
      connection.writer().write(bytes(line + "\n"));
      return text(await(connection.reader().readLine())).strip();
    }

    /** Awaits the end of the stream. */
    private static String rest(Connection connection) {
      return text(await(connection.reader().readAll()));
    }

    @Test
    @DisplayName("every client is served in a task of its own")
    void clientsSideBySide() {
      runOrName(
          ONE_AT_A_TIME,
          "serve a client while another one is connected and says nothing",
          () -> {
            try (Server server = await(startServer(Serving::echo, ANY_PORT));
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
      var came = new ArrayList<Integer>();
      run(
          () -> {
            try (Server server =
                await(startServer((reader, _) -> await(reader.read(1)), ANY_PORT))) {
              var clients = new ArrayList<SocketChannel>();
              for (int i = 0; i < 20; i++) {
                clients.add(SocketChannel.open(server.address()));
              }
              while (server.connections() == 0) {
                ticks(1);
              }
              came.add(server.connections());
              for (SocketChannel client : clients) {
                client.close();
              }
            }
          });

      observed("how many of twenty clients were let in at the first opportunity", came.getFirst())
          .suggests(ACCEPTS_ONE)
          .shouldSatisfy("more than one", seen -> seen > 1);
    }

    @Test
    @DisplayName("the connection is closed when the handler ends")
    void closedWhenTheHandlerEnds() {
      runOrName(
          CONNECTION_STAYS,
          "read the end of the stream after the handler has ended",
          () -> {
            try (Server server =
                    await(startServer((_, writer) -> writer.write(bytes("bye")), ANY_PORT));
                Connection client = await(openConnection(server.address()))) {
              note(rest(client));
            }
          });

      observed("what the client read", trace).shouldBe("bye");
    }

    @Test
    @DisplayName("a handler that fails is reported, its connection closed, and the server goes on")
    void aFailingHandler() {
      var failure = new IllegalStateException("bad luck");
      runOrName(
          CONNECTION_STAYS,
          "read the end of the stream after the handler has failed",
          () -> {
            ConnectionHandler handler =
                (reader, writer) -> {
                  byte[] line = await(reader.readLine());
                  if (text(line).startsWith("fail")) {
                    throw failure;
                  }
                  writer.write(line);
                };
            try (Server server = await(startServer(handler, ANY_PORT));
                Connection first = await(openConnection(server.address()));
                Connection second = await(openConnection(server.address()))) {
              note("[" + ask(first, "fail") + "]");
              note(ask(second, "hello"));
            }
          });

      observed("the answers", trace).shouldBe("[]", "hello");
      observed("the failures reported", told.stream().map(ExceptionContext::exception).toList())
          .suggests(FAILURE_UNSEEN)
          .shouldBe(List.of(failure));
    }

    @Test
    @DisplayName("a handler that is cancelled is no failure")
    void aCancelledHandler() {
      run(
          () -> {
            ConnectionHandler handler =
                (_, _) -> {
                  throw new CancelledError();
                };
            try (Server server = await(startServer(handler, ANY_PORT));
                Connection client = await(openConnection(server.address()))) {
              note("[" + rest(client) + "]");
            }
          });

      observed("what the client read", trace).shouldBe("[]");
      observed("the failures reported", told).suggests(CANCELLED_REPORTED).shouldBe(List.of());
    }

    @Test
    @DisplayName("a closed server lets nobody in, and serves on whom it has let in")
    void aClosedServer() {
      runOrName(
          CLOSE_DROPS,
          "ask a server that was closed",
          () -> {
            Server server = await(startServer(Serving::echo, ANY_PORT));
            try (Connection client = await(openConnection(server.address()))) {
              ask(client, "let me in");
              server.close();
              note("serving: " + server.isServing());
              note(ask(client, "hello"));
              try (Connection other = await(openConnection(server.address()), IOException.class)) {
                note("another one was let in");
              } catch (ConnectException refused) {
                note("another one was refused");
              }
            }
          });

      observed("what happened", trace)
          .suggests(CLOSE_LISTENS, seen -> seen.contains("another one was let in"))
          .suggests(CLOSE_DROPS)
          .shouldBe("serving: false", "hello", "another one was refused");
    }

    @Test
    @DisplayName("waitClosed ends when the server is closed and its last client is gone")
    void waitClosed() {
      runOrName(
          WAIT_CLOSED_NEVER,
          "wait for a closed server whose last client goes",
          () -> {
            Server server = await(startServer(Serving::echo, ANY_PORT));
            Task<Void> closed = createTask(server.waitClosed());
            Connection client = await(openConnection(server.address()));
            ask(client, "let me in");
            note("while it serves: " + closed.isDone());
            server.close();
            ask(client, "still there");
            note("with a client: " + closed.isDone());
            client.close();
            await(closed);
            note("at the end: " + server.connections() + " clients");
          });

      observed("whether waitClosed had ended", trace)
          .suggests(WAIT_CLOSED_EARLY)
          .shouldBe("while it serves: false", "with a client: false", "at the end: 0 clients");
    }

    @Test
    @DisplayName("waitClosed of a server without clients ends when it is closed")
    void waitClosedWithoutClients() {
      runOrName(
          WAIT_CLOSED_NEVER,
          "wait for a closed server that never had a client",
          () -> {
            Server server = await(startServer(Serving::echo, ANY_PORT));
            server.close();
            server.close();
            await(server.waitClosed());
            note("closed");
          });

      observed("what happened", trace).shouldBe("closed");
    }

    @Test
    @DisplayName("closeClients sends what is kept, abortClients does not")
    void closeAndAbortClients() {
      run(
          () -> {
            var begun = new Event();
            ConnectionHandler handler =
                (reader, writer) -> {
                  writer.write(new byte[8_000_000]);
                  begun.set();
                  await(reader.readAll());
                };
            for (boolean abort : new boolean[] {false, true}) {
              begun.clear();
              try (Server server = await(startServer(handler, ANY_PORT));
                  Connection client = await(openConnection(server.address()))) {
                await(begun.waitUntilSet());
                if (abort) {
                  server.abortClients();
                } else {
                  server.closeClients();
                }
                note((abort ? "aborted: " : "closed: ") + received(client));
              }
            }
          });

      observed("what the client received of 8,000,000 bytes", trace)
          .shouldBe("closed: all", "aborted: not all");
    }

    private static String received(Connection client) {
      try {
        return await(client.reader().readAll(), IOException.class).length == 8_000_000
            ? "all"
            : "not all";
      } catch (IOException reset) {
        return "not all";
      }
    }

    @Test
    @DisplayName("serveForever goes on until it is cancelled, and then waits for the clients")
    void serveForever() {
      runOrName(
          FOREVER_LEAVES,
          "cancel a server that serves for ever",
          () -> {
            Server server = await(startServer(Serving::echo, ANY_PORT));
            Task<Void> forever = createTask(server.serveForever());
            Connection client = await(openConnection(server.address()));
            ask(client, "let me in");
            forever.cancel();
            note(ask(client, "still there"));
            note("serving: " + server.isServing() + ", ended: " + forever.isDone());
            client.close();
            await(server.waitClosed());
            ticks(2);
            note("ended: " + forever.isDone() + ", cancelled: " + forever.isCancelled());
          });

      observed("what happened", trace)
          .suggests(FOREVER_LEAVES, seen -> seen.contains("serving: true, ended: true"))
          .suggests(WAIT_CLOSED_EARLY, seen -> seen.contains("serving: false, ended: true"))
          .suggests(FOREVER_RETURNS)
          .shouldBe("still there", "serving: false, ended: false", "ended: true, cancelled: true");
    }

    @Test
    @DisplayName("closing the server ends serveForever, as cancelled")
    void closingEndsServeForever() {
      runOrName(
          FOREVER_RETURNS,
          "close a server that serves for ever",
          () -> {
            Server server = await(startServer(Serving::echo, ANY_PORT));
            Task<Void> forever = createTask(server.serveForever());
            ticks(1);
            server.close();
            ended(forever);
            note("cancelled: " + forever.isCancelled());
          });

      observed("how serveForever ended", trace)
          .suggests(FOREVER_RETURNS)
          .shouldBe("cancelled: true");
    }

    @Test
    @DisplayName("a server is served for ever once at a time, and not when it is closed")
    void serveForeverIsRefused() {
      runOrName(
          FOREVER_TWICE,
          "serve for ever twice",
          () -> {
            Server server = await(startServer(Serving::echo, ANY_PORT));
            Task<Void> forever = createTask(server.serveForever());
            ticks(1);
            note(refusal(server));
            server.close();
            ended(forever);
            note(refusal(server));
          });

      observed("the second time, and after the end", trace)
          .suggests(FOREVER_TWICE)
          .shouldBe("refused", "refused");
    }

    private static String refusal(Server server) {
      try {
        await(server.serveForever());
        return "served";
      } catch (IllegalStateException refused) {
        return "refused";
      }
    }

    @Test
    @DisplayName("when no client can be accepted, the handler is told, once a second")
    void aListenerThatFails() {
      var listener = new BrokenListener();
      var poller = new ScriptedPoller(time);
      during(
          ACCEPT_SPINS,
          "a listener fails at every accept",
          () -> {
            try (var runner = new Runner(() -> EventLoop.create(time, poller))) {
              runner.loop().setExceptionHandler((_, context) -> told.add(context));
              runner.run(
                  async(
                      () -> {
                        var server = new Server(listener, Serving::echo, ServerOptions.DEFAULT);
                        server.start();
                        pause(2_500);
                        server.close();
                        pause(2_500);
                      }));
            }
          });

      observed("how often it tried in five seconds, closed after half of them", listener.attempts)
          .suggests(ACCEPT_SPINS, seen -> seen > 3)
          .shouldBe(3);
      observed(
              "what the handler was told",
              told.stream().map(c -> c.exception().getMessage()).toList())
          .suggests(FAILURE_UNSEEN)
          .shouldBe(List.of("too many open files", "too many open files", "too many open files"));
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

  @Nested
  @Order(3)
  @DisplayName("part 3: a chat room")
  class Chatting {

    private final ChatRoom room = new ChatRoom(3);

    /** A client that connects, and is served by the room. */
    private Connection enter(String name) {
      var pair = MemoryConnection.pair(64, 100);
      pair.there().writer().transport().setWriteBufferLimits(new WriteBufferLimits(64, 16));
      start(
          "serving " + name,
          () -> {
            try (Connection connection = pair.there()) {
              room.serve(connection.reader(), connection.writer());
            }
          });
      say(pair.here(), name);
      return pair.here();
    }

    private static void say(Connection member, String line) {
      member.writer().write(bytes(line + "\n"));
      ticks(20);
    }

    /** Notes what a member has been sent so far. */
    private void noteHeard(String name, Connection member) {
      start(
          name + " reads",
          () -> {
            for (byte[] line : member.reader().lines()) {
              note(name + " < " + text(line).strip());
            }
            note(name + " is disconnected");
          });
    }

    @Test
    @DisplayName("what one says, the others read")
    void theOthersRead() {
      run(
          () -> {
            Connection ann = enter("ann");
            Connection bob = enter("bob");
            Connection cat = enter("cat");
            noteHeard("ann", ann);
            noteHeard("bob", bob);
            ticks(20);
            say(cat, "hello");
            say(bob, "  hi cat ");
            note(String.join(" ", room.members()));
          });

      observed("what ann and bob read", trace)
          .suggests(ECHOES, seen -> seen.contains("bob < bob: hi cat"))
          .shouldBe(
              "ann < * bob has joined",
              "ann < * cat has joined",
              "bob < * cat has joined",
              "ann < cat: hello",
              "bob < cat: hello",
              "ann < bob: hi cat",
              "ann bob cat");
    }

    @Test
    @DisplayName("who goes has left, and is no member any more")
    void whoGoesHasLeft() {
      annSeesBobLeave(Connection::close);
    }

    @Test
    @DisplayName("who is cut off has left, too")
    void whoIsCutOffHasLeft() {
      annSeesBobLeave(bob -> bob.writer().transport().abort());
    }

    private void annSeesBobLeave(Consumer<Connection> leaving) {
      run(
          () -> {
            Connection ann = enter("ann");
            Connection bob = enter("bob");
            noteHeard("ann", ann);
            leaving.accept(bob);
            ticks(30);
            note(String.join(" ", room.members()));
          });

      observed("what ann read, and the members", trace)
          .suggests(GHOST)
          .shouldBe("ann < * bob has joined", "ann < * bob has left", "ann");
    }

    @Test
    @DisplayName("a line that is too long is the last that one says")
    void aLineThatIsTooLong() {
      run(
          () -> {
            Connection ann = enter("ann");
            Connection bob = enter("bob");
            noteHeard("ann", ann);
            noteHeard("bob", bob);
            say(bob, "x".repeat(300));
            ticks(100);
          });

      observed("what ann read", said(trace.lines(), "ann"))
          .suggests(GHOST)
          .shouldBe("ann < * bob has joined", "ann < * bob has left");
      observed("what bob read", said(trace.lines(), "bob")).shouldBe("bob is disconnected");
    }

    private static List<String> said(List<String> lines, String name) {
      return lines.stream().filter(line -> line.startsWith(name)).toList();
    }

    @Test
    @DisplayName("a name that is empty or taken is refused, and who has it stays")
    void aNameIsTakenOnce() {
      run(
          () -> {
            Connection ann = enter("ann");
            noteHeard("ann", ann);
            noteHeard("second", enter(" ann "));
            noteHeard("third", enter(""));
            ticks(20);
            note(String.join(" ", room.members()));
          });

      observed("what the three read", trace)
          .suggests(NAME_TWICE)
          .shouldBe(
              "second < * choose another name",
              "second is disconnected",
              "third < * choose another name",
              "third is disconnected",
              "ann");
    }

    @Test
    @DisplayName("nobody waits for a slow reader, who is thrown out at last")
    void nobodyWaitsForASlowReader() {
      runOrName(
          SLOW_HOLDS_UP,
          "talk while one member does not read",
          () -> {
            Connection ann = enter("ann");
            Connection slow = enter("slow");
            Connection cat = enter("cat");
            noteHeard("ann", ann);
            ticks(20);
            for (int i = 0; i < 30; i++) {
              say(cat, "message " + i + " of thirty");
            }
            note(String.join(" ", room.members()));
          });
      List<String> heard = trace.lines();

      observed(
              "how many messages ann read",
              heard.stream().filter(l -> l.contains("of thirty")).count())
          .suggests(SLOW_HOLDS_UP)
          .shouldBe(30L);
      observed("the members at the end", heard.getLast())
          .suggests(SLOW_UNBOUNDED)
          .shouldBe("ann cat");
      observed(
              "what is said of the slow one",
              heard.stream().filter(l -> l.contains("* slow")).toList())
          .suggests(LEAVES_TWICE)
          .shouldBe(List.of("ann < * slow has joined", "ann < * slow was too slow"));
    }

    @Test
    @DisplayName("who was only a little slow gets everything")
    void aLittleSlow() {
      run(
          () -> {
            Connection ann = enter("ann");
            Connection bob = enter("bob");
            for (int i = 0; i < 3; i++) {
              say(bob, "message " + i);
            }
            noteHeard("ann", ann);
            ticks(50);
          });

      observed("what ann read", trace)
          .shouldBe(
              "ann < * bob has joined",
              "ann < bob: message 0",
              "ann < bob: message 1",
              "ann < bob: message 2");
    }

    @Test
    @DisplayName("a room for no messages makes no sense")
    void aRoomForNoMessages() {
      attempting("a room in which nothing may wait", () -> new ChatRoom(0))
          .shouldThrow(IllegalArgumentException.class);
    }
  }
}
