package asyncio.stream;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static asyncio.stream.Streams.openConnection;
import static asyncio.stream.Streams.startServer;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.OnVirtualTime;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.stream.demo.EchoDemo;
import asyncio.task.AwaitTrace;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
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
  private static final Misconception LAST_FIRST =
      Misconception.of(
          "last-address-first",
          "the addresses are tried in another order than they were given in");
  private static final Misconception LAST_FAILURE =
      Misconception.of(
          "tells-of-the-last-failure",
          "several addresses have failed, and only one of the failures is told");
  private static final Misconception FAILED_STAYS_OPEN =
      Misconception.of(
          "failed-channel-stays-open",
          "a channel that could not be connected stays open, and a descriptor is gone for good");
  private static final Misconception UNKNOWN_STAYS_OPEN =
      Misconception.of(
          "closes-for-what-it-knows",
          "a channel is closed for some exceptions, and stays open for one that nobody thought of");
  private static final Misconception CANCELLED_STAYS_OPEN =
      Misconception.of(
          "cancelled-channel-stays-open",
          "a connection that nobody waits for any more is made all the same, or its"
              + " channel stays open");
  private static final Misconception GIVEN_UP_LATE =
      Misconception.of(
          "given-up-as-it-is-made",
          "a connection is given up in the moment in which it is made, and its channel stays open");
  private static final Misconception CANCEL_SWALLOWED =
      Misconception.of(
          "cancellation-comes-too-late",
          "a cancellation that comes as the connection is made is swallowed: cancel()"
              + " was told that it counts");
  private static final Misconception CANCEL_TRIES_NEXT =
      Misconception.of(
          "cancelled-tries-the-next",
          "a cancellation is taken for a failure, and the next address is tried");
  private static final Misconception WAKES_CANCELLED =
      Misconception.of(
          "wakes-who-was-cancelled",
          "the channel becomes ready in the moment in which the waiting is cancelled,"
              + " and its callback completes a future that is done");
  private static final Misconception NOT_FINISHED =
      Misconception.of(
          "connection-not-finished",
          "a channel that has become ready is taken for connected; finishConnect tells"
              + " whether it is");
  private static final Misconception FALSE_ALARM =
      Misconception.of(
          "false-alarm-is-believed",
          "a channel is handed out whose connection is not made yet: finishConnect"
              + " returns whether it is");
  private static final Misconception KEEPS_WATCHING =
      Misconception.of(
          "keeps-watching-the-channel",
          "the loop goes on waiting for a channel that is settled");
  private static final Misconception MADE_AT_ONCE =
      Misconception.of(
          "made-at-once-blocks",
          "a channel whose connection was made at once is handed out in blocking mode");
  private static final Misconception CONNECT_AT_CALL =
      Misconception.of(
          "connect-refuses-at-the-call",
          "connect throws when it is called; it makes a coroutine, which throws when it"
              + " is awaited");

  private static final Misconception ONE_AT_A_TIME =
      Misconception.of(
          "one-client-at-a-time",
          "the next client waits until the one before has been served");
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
          "cancelled-handler-is-reported",
          "a handler that was cancelled is reported as a failure");
  private static final Misconception LIMIT_FORGOTTEN =
      Misconception.of(
          "limit-is-forgotten",
          "the readers do not have the limit that the server's options ask for");
  private static final Misconception CLOSE_DROPS =
      Misconception.of(
          "close-drops-the-clients",
          "closing the server closes the connections of its clients");
  private static final Misconception CLOSE_LISTENS =
      Misconception.of("closed-server-listens", "a server that is closed lets clients in");
  private static final Misconception PORT_OUTLIVES =
      Misconception.of("port-outlives-the-loop", "the loop is closed, and the port is still open");
  private static final Misconception WAIT_CLOSED_EARLY =
      Misconception.of(
          "wait-closed-too-early",
          "waitClosed ends although clients are being served");
  private static final Misconception WAIT_CLOSED_NEVER =
      Misconception.of(
          "wait-closed-never-ends",
          "waitClosed waits although the last client is gone");
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
          "hurrying-closes-the-server",
          "closeClients or abortClients closes the server, too");
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
          "serve-forever-outlives-close",
          "the server is closed, and serveForever goes on");
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

  private static final Misconception SLOW_HOLDS_UP =
      Misconception.of(
          "slow-reader-holds-up-the-others",
          "what is said is written to each member in turn, and everybody waits for the slowest");
  private static final Misconception SLOW_UNBOUNDED =
      Misconception.of(
          "slow-reader-is-kept",
          "messages pile up for a member that does not read, without an end");
  private static final Misconception ONE_MORE =
      Misconception.of(
          "one-more-waits",
          "one message more waits for a member than may wait, in the queue or in the"
              + " hand of the sender");
  private static final Misconception KEEPS_TURN =
      Misconception.of(
          "speaker-keeps-the-turn",
          "one member sends many lines in one go, and no other task has a turn before"
              + " all are told: members who read at once are thrown out");
  private static final Misconception ROUND_BREAKS_OFF =
      Misconception.of(
          "round-breaks-off",
          "a member is thrown out in the middle of the round, and those behind it in"
              + " the list miss the message");
  private static final Misconception OUT_IS_CLOSED =
      Misconception.of(
          "thrown-out-is-closed",
          "who was thrown out is closed in good order, and its connection stays until"
              + " it reads what was written");
  private static final Misconception SPEAKS_ON =
      Misconception.of(
          "thrown-out-speaks-on",
          "who was thrown out goes on speaking: its lines that have arrived are told");
  private static final Misconception STAYS_FOR_A_WHILE =
      Misconception.of(
          "thrown-out-stays-for-a-while",
          "who was thrown out stays in the list until its own task has noticed");
  private static final Misconception LEAVES_TWICE =
      Misconception.of("thrown-out-leaves-again", "who was thrown out is said to have left, too");
  private static final Misconception LEAVES_BY_NAME =
      Misconception.of(
          "leaves-by-name",
          "who was thrown out takes the next one of the same name off the list when its task ends");
  private static final Misconception SPEAKER_UNTOLD =
      Misconception.of(
          "speaker-is-not-told",
          "the one whose message was too much is not told who was thrown out");
  private static final Misconception ECHOES =
      Misconception.of("speaker-hears-itself", "a member is sent what it said itself");
  private static final Misconception HEARS_JOIN =
      Misconception.of("newcomer-hears-itself-join", "a newcomer is told that it has joined");
  private static final Misconception IN_ALPHABET =
      Misconception.of(
          "members-by-name",
          "the members stand in the order of their names, not in that in which they came");
  private static final Misconception ONE_BYTE =
      Misconception.of(
          "one-byte-a-character",
          "bytes are taken for characters, one for one; lines are UTF-8");
  private static final Misconception SPACES_COUNT =
      Misconception.of(
          "white-space-counts",
          "only the newline is taken off a line, and other white space around it stays");
  private static final Misconception CARRIAGE_RETURN =
      Misconception.of("carriage-return-is-sent", "lines are sent with a carriage return");
  private static final Misconception NAME_TWICE =
      Misconception.of(
          "name-taken-twice",
          "two members have the same name, and one takes the other's place");
  private static final Misconception NO_NAME =
      Misconception.of("no-name-is-a-name", "a client without a name is let in");
  private static final Misconception NAME_KEPT =
      Misconception.of("name-is-never-free", "the name of a member that is gone stays taken");
  private static final Misconception GHOST =
      Misconception.of(
          "gone-member-stays",
          "a member has gone, and still stands in the list, or nobody is told");
  private static final Misconception CANCELLED_GHOST =
      Misconception.of(
          "cancelled-member-stays",
          "the task of a member was cancelled, and the member still stands in the list");
  private static final Misconception CANCEL_IS_LEAVE =
      Misconception.of(
          "cancellation-is-a-goodbye",
          "the task of a member was cancelled, and serve returns as if the member had gone");
  private static final Misconception LOSS_IS_THROWN =
      Misconception.of(
          "lost-connection-is-thrown",
          "a member is cut off, and serve throws: the server takes that for a failure"
              + " of the handler");
  private static final Misconception LAST_WORDS =
      Misconception.of("last-words", "a member has left, and is still sent what waited for it");
  private static final Misconception WAITS_FOR_SENDER =
      Misconception.of(
          "waits-for-the-sender",
          "a member has left, and its handler waits until all is sent to somebody who"
              + " does not read");
  private static final Misconception SENDER_STAYS =
      Misconception.of(
          "sender-outlives-its-member",
          "a member has left, and the task that sends to it is still there");

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

    private static final InetSocketAddress ANT =
        InetSocketAddress.createUnresolved("ant.example", 1);
    private static final InetSocketAddress BEE =
        InetSocketAddress.createUnresolved("bee.example", 1);
    private static final InetSocketAddress CAT =
        InetSocketAddress.createUnresolved("cat.example", 1);

    private final ScriptedPoller poller = new ScriptedPoller(time);
    private final List<ScriptedChannel> opened = new ArrayList<>();
    private final List<String> reported = new ArrayList<>();
    private ScriptedOpener opener = ScriptedChannel::new;
    private IOException failure;

    private void run(CoroutineAction main) {
      try (var runner = new Runner(() -> EventLoop.create(time, poller))) {
        runner.loop().setExceptionHandler((_, context) -> reported.add(context.message()));
        runner.run(async(main));
      }
    }

    @FunctionalInterface
    private interface ScriptedOpener {
      ScriptedChannel open() throws IOException;
    }

    private SocketChannel open() throws IOException {
      ScriptedChannel channel = opener.open();
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
            } catch (IOException failed) {
              failure = failed;
              note("failed");
            }
          });
    }

    /** The channel that is tried last, once that has begun. Without one, fails as the task did. */
    private ScriptedChannel latest(Task<Void> connecting) {
      pause(50);
      if (opened.isEmpty()) {
        await(connecting);
      }
      return opened.getLast();
    }

    private void noteOpen() {
      note("open: " + opened.stream().map(SocketChannel::isOpen).toList());
    }

    private void noteWatched() {
      note("watched: " + poller.watched());
    }

    /** Those of the network; the runtime adds the awaits that a failure came through. */
    private static List<String> suppressed(Throwable failure) {
      return Stream.of(failure.getSuppressed())
          .filter(each -> !(each instanceof AwaitTrace))
          .map(Throwable::getMessage)
          .toList();
    }

    @Test
    @DisplayName("the loop goes on while a connection is being made")
    void theLoopGoesOn() {
      run(
          () -> {
            Task<Void> task = connecting(ANT);
            ScriptedChannel channel = latest(task);
            note("in blocking mode: " + channel.connectedBlocking());
            channel.answer();
            await(task);
          });

      observed("what happened", trace)
          .suggests(BLOCKS, seen -> seen.contains("in blocking mode: true"))
          .suggests(NOT_FINISHED, seen -> seen.contains("connected to " + ANT + ": false"))
          .shouldBe("in blocking mode: false", "connected to " + ANT + ": true");
    }

    @Test
    @DisplayName("a channel that is ready, and not yet connected, is waited for again")
    void aFalseAlarm() {
      run(
          () -> {
            Task<Void> task = connecting(ANT);
            ScriptedChannel channel = latest(task);
            channel.raiseFalseAlarm();
            pause(50);
            note("meanwhile, done: " + task.isDone());
            channel.answer();
            await(task);
          });

      observed("what happened", trace)
          .suggests(FALSE_ALARM, seen -> seen.contains("connected to " + ANT + ": false"))
          .shouldBe("meanwhile, done: false", "connected to " + ANT + ": true");
    }

    @Test
    @DisplayName("a connection that is made at once is handed out like any other")
    void madeAtOnce() {
      opener = () -> new ScriptedChannel().atOnce();
      run(
          () -> {
            await(connecting(ANT));
            note("blocking: " + opened.getFirst().isBlocking());
            noteOpen();
            noteWatched();
          });

      observed("what happened", trace)
          .suggests(MADE_AT_ONCE, seen -> seen.contains("blocking: true"))
          .shouldBe(
              "connected to " + ANT + ": true", "blocking: false", "open: [true]", "watched: 0");
    }

    @Test
    @DisplayName("a connection that is refused fails with why, and its channel is closed")
    void refused() {
      run(
          () -> {
            Task<Void> task = connecting(ANT);
            latest(task).refuse("refused");
            await(task);
            noteOpen();
          });

      observed("what happened", trace)
          .suggests(NOT_FINISHED, seen -> seen.getFirst().startsWith("connected"))
          .suggests(FAILED_STAYS_OPEN, seen -> seen.contains("open: [true]"))
          .shouldBe("failed", "open: [false]");
      observed("the message of the failure", failure.getMessage()).shouldBe("refused");
      observed("what else the failure tells of", suppressed(failure)).shouldBe(List.of());
    }

    @Test
    @DisplayName("several addresses are tried one after the other, until one answers")
    void untilOneAnswers() {
      run(
          () -> {
            Task<Void> task = connecting(ANT, BEE, CAT);
            latest(task).refuse("refused");
            latest(task).answer();
            await(task);
            note("tried: " + opened.stream().map(ScriptedChannel::getRemoteAddress).toList());
            noteOpen();
          });

      observed("what happened", trace)
          .suggests(FIRST_ONLY, seen -> seen.contains("tried: [" + ANT + "]"))
          .suggests(LAST_FIRST, seen -> seen.get(1).startsWith("tried: [" + CAT))
          .suggests(FAILED_STAYS_OPEN, seen -> seen.contains("open: [true, true]"))
          .shouldBe(
              "connected to " + BEE + ": true",
              "tried: [" + ANT + ", " + BEE + "]",
              "open: [false, true]");
    }

    @Test
    @DisplayName("if none answers, all failures are told")
    void noneAnswers() {
      run(
          () -> {
            Task<Void> task = connecting(ANT, BEE);
            latest(task).refuse("refused 0");
            latest(task).refuse("refused 1");
            await(task);
            noteOpen();
            noteWatched();
          });

      observed("what happened", trace)
          .suggests(KEEPS_WATCHING, seen -> !seen.getLast().equals("watched: 0"))
          .suggests(FAILED_STAYS_OPEN, seen -> seen.contains("open: [true, true]"))
          .suggests(FIRST_ONLY, seen -> seen.contains("open: [false]"))
          .shouldBe("failed", "open: [false, false]", "watched: 0");
      observed("the failures that are told, as suppressed ones", suppressed(failure))
          .suggests(LAST_FAILURE, seen -> seen.size() < 2)
          .shouldBe("refused 0", "refused 1");
      observed("whether it is a ConnectException", failure instanceof ConnectException)
          .shouldBe(true);
      observed("the message, which should name the hosts", failure.getMessage())
          .shouldSatisfy(
              "a message with ant.example and bee.example",
              seen -> seen.contains("ant.example") && seen.contains("bee.example"));
    }

    @Test
    @DisplayName("an address for which no channel can be opened does not answer")
    void noChannel() {
      var attempts = new ArrayList<String>();
      opener =
          () -> {
            attempts.add("open");
            if (attempts.size() == 1) {
              throw new IOException("too many open files");
            }
            return new ScriptedChannel();
          };
      run(
          () -> {
            Task<Void> task = connecting(ANT, BEE);
            latest(task).answer();
            await(task);
          });

      observed("what happened", trace)
          .suggests(FIRST_ONLY, seen -> seen.contains("failed"))
          .shouldBe("connected to " + BEE + ": true");
    }

    @Test
    @DisplayName("whatever else is thrown for an address ends it, and its channel is closed")
    void anAddressOfNoUse() {
      var useless = new UnresolvedAddressException();
      opener = () -> new ScriptedChannel().unusable(useless);
      attempting("connecting to an address of no use", () -> run(() -> await(connecting(ANT, BEE))))
          .shouldThrow(UnresolvedAddressException.class);

      observed(
              "whether the channels are open",
              opened.stream().map(channel -> "open: " + channel.isOpen()).toList())
          .suggests(UNKNOWN_STAYS_OPEN, seen -> seen.contains("open: true"))
          .shouldBe("open: false");
    }

    @Test
    @DisplayName("a connection that is given up is closed, and no other address is tried")
    void givenUp() {
      run(
          () -> {
            Task<Void> task = connecting(ANT, BEE);
            latest(task);
            task.cancel();
            pause(50);
            note("cancelled: " + task.isCancelled() + ", tried: " + opened.size());
            noteOpen();
            noteWatched();
          });

      observed("what happened", trace)
          .suggests(CANCEL_TRIES_NEXT, seen -> seen.getFirst().endsWith("tried: 2"))
          .suggests(CANCELLED_STAYS_OPEN, seen -> seen.contains("open: [true]"))
          .shouldBe("cancelled: true, tried: 1", "open: [false]", "watched: 0");
    }

    @Test
    @DisplayName("at whatever moment it is given up, it is cancelled and closed, or it is made")
    void givenUpAtAnyMoment() {
      var outcomes = new TreeSet<String>();
      var failures = new ArrayList<String>();
      EveryMoment.strike(
          "given up",
          moment -> {
            var scene = new Connecting();
            outcomes.add(scene.outcome(moment));
            failures.addAll(scene.reported);
          });

      observed("what came of it, given up at every moment in turn", List.copyOf(outcomes))
          .suggests(GIVEN_UP_LATE, seen -> seen.contains("given up: cancelled, and open"))
          .suggests(CANCEL_SWALLOWED, seen -> seen.contains("given up: connected, and open"))
          .shouldBe("given up: cancelled, and closed", "too late: connected, and open");
      observed("what the loop's exception handler was told", failures)
          .suggests(WAKES_CANCELLED, seen -> !seen.isEmpty())
          .shouldBe(List.of());
    }

    /** Of two addresses the first refuses, and the second answers. */
    private String outcome(EveryMoment moment) {
      var outcome = new ArrayList<String>();
      run(
          () -> {
            Task<SocketChannel> task = createTask(Connector.connect(List.of(ANT, BEE), this::open));
            var givenUp = new AtomicBoolean();
            EventLoop.running()
                .addObserver(
                    new LoopObserver() {
                      @Override
                      public void afterCallback(Handle handle) {
                        moment.pass(this::giveUp);
                      }

                      @Override
                      public void afterPoll() {
                        moment.pass(this::giveUp);
                      }

                      private void giveUp() {
                        givenUp.set(task.cancel());
                      }
                    });
            pause(50);
            opened.forEach(channel -> channel.refuse("refused"));
            pause(50);
            opened.stream().skip(1).forEach(ScriptedChannel::answer);
            pause(50);
            if (task.isDone() && !task.isCancelled() && task.exception() != null) {
              await(task);
            }
            outcome.add(
                "%s: %s, and %s"
                    .formatted(
                        givenUp.get() ? "given up" : "too late",
                        task.isCancelled() ? "cancelled" : task.isDone() ? "connected" : "waiting",
                        opened.stream().anyMatch(SocketChannel::isOpen) ? "open" : "closed"));
          });
      return outcome.getFirst();
    }

    @Test
    @DisplayName("once it is connected, the loop no longer waits for the channel")
    void noLongerWatched() {
      run(
          () -> {
            Task<Void> task = connecting(ANT);
            latest(task).answer();
            await(task);
            noteWatched();
          });

      observed("the channels that the loop waits for", trace.lines().getLast())
          .suggests(KEEPS_WATCHING, seen -> seen.equals("watched: 1"))
          .shouldBe("watched: 0");
    }

    @Test
    @DisplayName("without an address there is nothing to connect to, as the coroutine says")
    void withoutAnAddress() {
      attempting(
              "connecting to no address",
              () ->
                  run(
                      () -> {
                        Coroutine<?> connecting = Connector.connect(List.of(), this::open);
                        note("a coroutine");
                        await(connecting);
                      }))
          .shouldThrow(IllegalArgumentException.class);

      observed("what came before the exception", trace)
          .suggests(CONNECT_AT_CALL, List::isEmpty)
          .shouldBe("a coroutine");
    }
  }

  @Nested
  @Order(2)
  @DisplayName("part 2: a server")
  class Serving {

    private static final InetSocketAddress ANY_PORT =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private ScriptedListener listener = new ScriptedListener();
    private final ScriptedPoller poller = new ScriptedPoller(time);
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

    // Accepting

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
      var shown = new ArrayList<String>();
      runScripted(
          () -> {
            Server server = scripted(Serving::doze);
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
            Server server = scripted(Serving::doze);
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
            Server server = scripted(Serving::doze);
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
            Server server = scripted(Serving::doze);
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
            Server server = scripted(Serving::doze);
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

    // The end of a handler

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

    // Closing

    @Test
    @DisplayName("a closed server lets nobody in, and serves on whom it has let in")
    void aClosedServer() {
      run(
          () -> {
            Server server = await(startServer(Serving::echo, ANY_PORT));
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
            Server server = scripted(Serving::doze);
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
      run(() -> address.add(await(startServer(Serving::echo, ANY_PORT)).address()));
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
            Server server = scripted(Serving::doze);
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
            Server server = scripted(Serving::doze);
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
            Server server = scripted(Serving::doze);
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
            Server server = scripted(Serving::doze);
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

    // Serving for ever

    @Test
    @DisplayName("serveForever goes on until it is cancelled, and then waits for the clients")
    void serveForever() {
      runScripted(
          () -> {
            Server server = scripted(Serving::doze);
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
            Server server = scripted(Serving::doze);
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
            Server server = scripted(Serving::doze);
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
            Server server = scripted(Serving::doze);
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

    // Whole programs

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

    private static final String LONG_LINE = "x".repeat(200);

    private final ChatRoom room = new ChatRoom(3);

    /** Somebody who is connected to the room. */
    private record Guest(String name, MemoryConnection connection, Task<Void> serving) {

      StreamReader reader() {
        return connection.here().reader();
      }

      StreamWriter writer() {
        return connection.here().writer();
      }

      /** The room's end of the connection. */
      Transport served() {
        return connection.there().writer().transport();
      }

      void write(String text) {
        writer().write(bytes(text));
      }

      /** Says a line, and lets everybody hear it who listens. */
      void say(String line) {
        write(line + "\n");
        ticks(20);
      }
    }

    /** A client that connects, and is served by the room, but has not said its name. */
    private Guest arrive(String name, int capacity, int limit) {
      var pair = MemoryConnection.pair(capacity, limit);
      pair.there().writer().transport().setWriteBufferLimits(new WriteBufferLimits(capacity, 16));
      Task<Void> serving =
          start(
              "serving " + name,
              () -> {
                try (Connection connection = pair.there()) {
                  room.serve(connection.reader(), connection.writer());
                } catch (Exception failure) {
                  note("serving " + name + " failed: " + failure);
                }
              });
      return new Guest(name, pair, serving);
    }

    /** A client with little room for what it does not read, and a limit of 100. */
    private Guest enter(String name) {
      Guest guest = arrive(name, 64, 100);
      guest.say(name);
      return guest;
    }

    /** A client that speaks in long lines. */
    private Guest enterTalkative(String name) {
      Guest guest = arrive(name, 4_000, 4_000);
      guest.say(name);
      return guest;
    }

    /** A member that does not read, and whose transport is given all that it keeps. */
    private Guest enterFull(String name, Guest speaker) {
      Guest guest = arrive(name, 64, 4_000);
      guest.say(name);
      guest.writer().transport().pauseReading();
      speaker.say(LONG_LINE);
      return guest;
    }

    /** Notes what a member has been sent so far, and what it is sent from now on. */
    private Guest reading(Guest guest) {
      start(
          guest.name + " reads",
          () -> {
            for (byte[] line : guest.reader().lines()) {
              note(guest.name + " < " + text(line).strip());
            }
            note(guest.name + " is disconnected");
          });
      ticks(20);
      return guest;
    }

    private void noteMembers() {
      note(String.join(" ", room.members()));
    }

    private static List<String> said(List<String> lines, String name) {
      return lines.stream().filter(line -> line.startsWith(name)).toList();
    }

    private static List<String> about(List<String> lines, String listener, String what) {
      return said(lines, listener + " < ").stream().filter(line -> line.contains(what)).toList();
    }

    // Coming, speaking

    @Test
    @DisplayName("what one says, the others read")
    void theOthersRead() {
      run(
          () -> {
            Guest zoe = reading(enter("zoe"));
            Guest ann = reading(enter("ann"));
            Guest mia = enter("mia");
            mia.say("hello");
            ann.say("hi mia");
            noteMembers();
            reading(mia);
          });

      observed("what zoe, ann and at last mia read", trace)
          .suggests(ECHOES, seen -> seen.contains("ann < ann: hi mia"))
          .suggests(HEARS_JOIN, seen -> seen.contains("ann < * ann has joined"))
          .suggests(IN_ALPHABET, seen -> seen.contains("ann mia zoe"))
          .shouldBe(
              "zoe < * ann has joined",
              "zoe < * mia has joined",
              "ann < * mia has joined",
              "zoe < mia: hello",
              "ann < mia: hello",
              "zoe < ann: hi mia",
              "zoe ann mia",
              "mia < ann: hi mia");
    }

    @Test
    @DisplayName("lines are UTF-8, end in a newline alone, and lose the white space around them")
    void whatALineIs() {
      var heard = new ArrayList<String>();
      run(
          () -> {
            Guest ann = enter("ann");
            Guest zoe = enter("Zoë\r");
            noteMembers();
            zoe.say(" \tgrüß dich \r");
            heard.add(text(await(ann.reader().read(1_000))));
          });

      observed("the members", trace)
          .suggests(SPACES_COUNT, seen -> seen.contains("ann Zoë\r"))
          .suggests(ONE_BYTE)
          .shouldBe("ann Zoë");
      observed("the text that ann was sent", heard.getFirst())
          .suggests(CARRIAGE_RETURN, seen -> seen.endsWith("grüß dich\r\n"))
          .suggests(SPACES_COUNT, seen -> seen.endsWith(" \r\n") || seen.contains("\t"))
          .suggests(ONE_BYTE, seen -> !seen.contains("grüß"))
          .shouldBe("* Zoë has joined\nZoë: grüß dich\n");
    }

    @Test
    @DisplayName("an empty line is told, and so is a last one without a newline")
    void unusualLines() {
      run(
          () -> {
            reading(enter("ann"));
            Guest bob = enter("bob");
            bob.say("");
            bob.write("the end");
            bob.writer().writeEof();
            ticks(20);
          });

      observed("what ann read", trace)
          .shouldBe(
              "ann < * bob has joined",
              "ann < bob:",
              "ann < bob: the end",
              "ann < * bob has left");
    }

    @Test
    @DisplayName("a name that is taken is refused, and who has it stays")
    void aNameIsTakenOnce() {
      run(
          () -> {
            reading(enter("ann"));
            Guest second = arrive("second", 64, 100);
            second.say(" ann ");
            reading(second);
            noteMembers();
          });

      observed("what the two read, and the members", trace)
          .suggests(NAME_TWICE, seen -> seen.contains("ann < * ann has joined"))
          .suggests(SPACES_COUNT, seen -> seen.getLast().equals("ann  ann "))
          .shouldBe("second < * choose another name", "second is disconnected", "ann");
    }

    @Test
    @DisplayName("an empty name is refused")
    void anEmptyName() {
      run(
          () -> {
            reading(enter("ann"));
            Guest nobody = arrive("nobody", 64, 100);
            nobody.say("  ");
            reading(nobody);
            noteMembers();
          });

      observed("what the two read, and the members", trace)
          .suggests(NO_NAME, seen -> seen.getFirst().contains("has joined"))
          .shouldBe("nobody < * choose another name", "nobody is disconnected", "ann");
    }

    @Test
    @DisplayName("who has a name too long for the reader, or goes without one, was never there")
    void withoutAName() {
      run(
          () -> {
            reading(enter("ann"));
            Guest first = arrive("first", 64, 100);
            Guest second = arrive("second", 64, 100);
            Guest third = arrive("third", 64, 100);
            first.say("x".repeat(300));
            second.writer().close();
            third.writer().transport().abort();
            ticks(50);
            note("served: " + served(first) + served(second) + served(third));
            noteMembers();
          });

      observed("what ann read, how the three ended, and the members", trace)
          .suggests(LOSS_IS_THROWN, seen -> seen.stream().anyMatch(l -> l.contains("failed")))
          .suggests(NO_NAME, seen -> seen.getFirst().contains("has joined"))
          .shouldBe("served: to the end, to the end, to the end, ", "ann");
    }

    private static String served(Guest guest) {
      return guest.serving.isDone() ? "to the end, " : "still, ";
    }

    // Going

    @Test
    @DisplayName("who goes has left, and is no member any more")
    void whoGoesHasLeft() {
      annSeesBobLeave(bob -> bob.writer().close());
    }

    @Test
    @DisplayName("who is cut off has left, too")
    void whoIsCutOffHasLeft() {
      annSeesBobLeave(bob -> bob.writer().transport().abort());
    }

    private void annSeesBobLeave(Consumer<Guest> leaving) {
      run(
          () -> {
            reading(enter("ann"));
            Guest bob = enter("bob");
            leaving.accept(bob);
            ticks(30);
            noteMembers();
          });

      observed("what ann read, and the members", trace)
          .suggests(LOSS_IS_THROWN, seen -> seen.stream().anyMatch(l -> l.contains("failed")))
          .suggests(GHOST, seen -> seen.getLast().equals("ann bob"))
          .shouldBe("ann < * bob has joined", "ann < * bob has left", "ann");
    }

    @Test
    @DisplayName("a line that is too long is the last that one says")
    void aLineThatIsTooLong() {
      run(
          () -> {
            reading(enter("ann"));
            Guest bob = reading(enter("bob"));
            bob.say("x".repeat(300));
            ticks(100);
            noteMembers();
          });

      observed("what ann read", said(trace.lines(), "ann <"))
          .suggests(GHOST, seen -> trace.lines().getLast().equals("ann bob"))
          .shouldBe("ann < * bob has joined", "ann < * bob has left");
      observed("what bob read", said(trace.lines(), "bob")).shouldBe("bob is disconnected");
    }

    @Test
    @DisplayName("who is cancelled has left, and stays cancelled")
    void whoIsCancelledHasLeft() {
      run(
          () -> {
            reading(enter("ann"));
            Guest bob = enter("bob");
            bob.serving.cancel();
            ticks(30);
            note("cancelled: " + bob.serving.isCancelled());
            noteMembers();
          });

      observed("what ann read, how bob's task ended, and the members", trace)
          .suggests(CANCELLED_GHOST, seen -> seen.getLast().equals("ann bob"))
          .suggests(CANCEL_IS_LEAVE, seen -> seen.contains("cancelled: false"))
          .shouldBe("ann < * bob has joined", "ann < * bob has left", "cancelled: true", "ann");
    }

    @Test
    @DisplayName("who has left is sent nothing more, and its handler does not wait for it to read")
    void sentNothingMore() {
      run(
          () -> {
            Guest ann = enterTalkative("ann");
            Guest bob = enterFull("bob", ann);
            for (int i = 0; i < 3; i++) {
              ann.say("waiting " + i);
            }
            bob.writer().writeEof();
            ticks(20);
            noteMembers();
            note("served to the end: " + bob.serving.isDone());
            bob.writer().transport().resumeReading();
            reading(bob);
          });

      observed("what happened when bob had left", said(trace.lines(), "ann"))
          .suggests(GHOST)
          .shouldBe("ann");
      observed("whether its handler had ended", said(trace.lines(), "served"))
          .suggests(WAITS_FOR_SENDER)
          .shouldBe("served to the end: true");
      observed("what it read, later, of what had waited", about(trace.lines(), "bob", "waiting"))
          .suggests(LAST_WORDS)
          .shouldBe(List.of());
    }

    @Test
    @DisplayName("when all have left, no task of the room is left")
    void noTaskIsLeft() {
      run(
          () -> {
            int before = allTasks().size();
            Guest ann = enter("ann");
            Guest bob = enter("bob");
            bob.say("bye");
            bob.writer().close();
            ann.writer().close();
            ticks(50);
            note((allTasks().size() - before) + " tasks");
            noteMembers();
          });

      observed("what is left", trace)
          .suggests(GHOST, seen -> !seen.getLast().isEmpty())
          .suggests(SENDER_STAYS, seen -> !seen.getFirst().equals("0 tasks"))
          .shouldBe("0 tasks", "");
    }

    @Test
    @DisplayName("the name of somebody who has left is free")
    void aNameIsFreeAgain() {
      run(
          () -> {
            Guest bob = enter("bob");
            bob.writer().close();
            ticks(20);
            reading(enter("bob"));
            noteMembers();
          });

      observed("what the second bob read, and the members", trace)
          .suggests(NAME_KEPT, seen -> seen.contains("bob < * choose another name"))
          .shouldBe("bob");
    }

    // Being slow

    @Test
    @DisplayName("nobody waits for a slow reader, who is thrown out at last")
    void nobodyWaitsForASlowReader() {
      runOrName(
          SLOW_HOLDS_UP,
          "talk while one member does not read",
          () -> {
            reading(enter("ann"));
            Guest slow = enter("slow");
            Guest cat = reading(enter("cat"));
            for (int i = 0; i < 30; i++) {
              cat.say("message " + i + " of thirty");
            }
            noteMembers();
            note("the slow one was " + (slow.reader().exception() == null ? "kept" : "cut off"));
          });
      List<String> lines = trace.lines();

      observed("how many messages ann read", about(lines, "ann", "of thirty").size())
          .suggests(SLOW_HOLDS_UP, seen -> seen < 30)
          .shouldBe(30);
      observed("the members at the end", lines.get(lines.size() - 2))
          .suggests(SLOW_UNBOUNDED, seen -> seen.equals("ann slow cat"))
          .shouldBe("ann cat");
      observed("what ann was told of the slow one", about(lines, "ann", "* slow"))
          .suggests(LEAVES_TWICE, seen -> seen.contains("ann < * slow has left"))
          .shouldBe(List.of("ann < * slow has joined", "ann < * slow was too slow"));
      observed("what cat was told, who spoke", about(lines, "cat", "* slow"))
          .suggests(SPEAKER_UNTOLD, List::isEmpty)
          .suggests(LEAVES_TWICE, seen -> seen.contains("cat < * slow has left"))
          .shouldBe(List.of("cat < * slow was too slow"));
      observed("what became of its connection", lines.getLast())
          .suggests(OUT_IS_CLOSED, seen -> seen.endsWith("kept"))
          .shouldBe("the slow one was cut off");
    }

    @Test
    @DisplayName("when one is thrown out, those behind it in the list read the message, too")
    void theRoundGoesOn() {
      catMissesNothing("slow");
    }

    @Test
    @DisplayName("two that are thrown out at once are told of once each")
    void twoAtOnce() {
      catMissesNothing("slow", "slower");
    }

    private void catMissesNothing(String... slow) {
      run(
          () -> {
            Guest ann = reading(enter("ann"));
            for (String name : slow) {
              enter(name);
            }
            reading(enter("cat"));
            for (int i = 0; i < 30; i++) {
              ann.say("message " + i + " of thirty");
            }
            noteMembers();
          });
      List<String> lines = trace.lines();

      observed("how many messages cat read", about(lines, "cat", "of thirty").size())
          .suggests(ROUND_BREAKS_OFF, seen -> seen < 30 && lines.getLast().equals("ann cat"))
          .shouldBe(30);
      observed(
              "of whom cat was told, in the order of the names",
              about(lines, "cat", "too slow").stream().sorted().toList())
          .shouldBe(Stream.of(slow).map(name -> "cat < * " + name + " was too slow").toList());
      observed("the members at the end", lines.getLast()).shouldBe("ann cat");
    }

    @Test
    @DisplayName("as many messages wait as may wait, and one more is too much")
    void asManyAsMayWait() {
      run(
          () -> {
            Guest ann = enterTalkative("ann");
            Guest bob = enterFull("bob", ann);
            for (int i = 1; i <= 4; i++) {
              ann.say("message " + i);
              note(i + " waiting: " + room.members().contains(bob.name));
            }
          });

      observed("whether bob is a member while messages wait for it, of which three may", trace)
          .suggests(ONE_MORE, seen -> seen.contains("4 waiting: true"))
          .shouldBe("1 waiting: true", "2 waiting: true", "3 waiting: true", "4 waiting: false");
    }

    @Test
    @DisplayName("who reads at once gets everything, however much is said in one go")
    void manyLinesInOneGo() {
      run(
          () -> {
            Guest ann = arrive("ann", 64_000, 4_000);
            ann.say("ann");
            Guest bob = arrive("bob", 64_000, 4_000);
            bob.say("bob");
            reading(bob);
            ann.write("one of two hundred\n".repeat(200));
            pause(50);
            noteMembers();
          });

      observed("the members", trace.lines().getLast())
          .suggests(KEEPS_TURN, seen -> seen.equals("ann"))
          .shouldBe("ann bob");
      observed(
              "how many of two hundred lines bob read",
              about(trace.lines(), "bob", "ann: ").size())
          .suggests(KEEPS_TURN, seen -> seen < 200)
          .shouldBe(200);
    }

    @Test
    @DisplayName("who was only a little slow gets everything")
    void aLittleSlow() {
      run(
          () -> {
            Guest ann = enter("ann");
            Guest bob = enter("bob");
            for (int i = 0; i < 3; i++) {
              bob.say("message " + i);
            }
            reading(ann);
          });

      observed("what ann read", trace)
          .shouldBe(
              "ann < * bob has joined",
              "ann < bob: message 0",
              "ann < bob: message 1",
              "ann < bob: message 2");
    }

    @Test
    @DisplayName("who was thrown out is heard no more, although lines of it have arrived")
    void heardNoMore() {
      run(
          () -> {
            Guest ann = reading(enter("ann"));
            Guest slow = enter("slow");
            reading(enter("cat"));
            for (int i = 0; i < 30; i++) {
              ann.write("message " + i + " of thirty\n");
              slow.write("I am still here\nand here\n");
              ticks(20);
            }
          });
      List<String> read = about(trace.lines(), "cat", "slow");

      observed("the last that cat read of the slow one", read.getLast())
          .suggests(
              SPEAKS_ON,
              seen -> seen.startsWith("cat < slow:") && read.contains("cat < * slow was too slow"))
          .shouldBe("cat < * slow was too slow");
    }

    @Test
    @DisplayName("from the moment at which it is thrown out, one is no member")
    void noMemberFromThenOn() {
      run(
          () -> {
            Guest ann = enterTalkative("ann");
            Guest bob = enterFull("bob", ann);
            EventLoop.running()
                .addObserver(
                    new LoopObserver() {
                      @Override
                      public void afterCallback(Handle handle) {
                        if (bob.served().isClosing() && room.members().contains("bob")) {
                          note("a member without a connection");
                        }
                      }
                    });
            for (int i = 0; i < 6; i++) {
              ann.say("message " + i);
            }
            noteMembers();
          });

      observed("what was seen", trace)
          .suggests(STAYS_FOR_A_WHILE, seen -> seen.contains("a member without a connection"))
          .shouldBe("ann");
    }

    @Test
    @DisplayName("the name of who was thrown out is free at once, and whoever takes it stays")
    void theNextOfThatName() {
      run(
          () -> {
            Guest ann = reading(enterTalkative("ann"));
            Guest bob = enterFull("bob", ann);
            StreamReader next = arrive("next", 64, 100).connection.there().reader();
            ticks(20);
            var said = new AtomicBoolean();
            EventLoop.running()
                .addObserver(
                    new LoopObserver() {
                      @Override
                      public void afterCallback(Handle handle) {
                        if (bob.served().isClosing() && said.compareAndSet(false, true)) {
                          next.feedData(ByteBuffer.wrap(bytes("bob\n")));
                        }
                      }
                    });
            for (int i = 0; i < 4; i++) {
              ann.say("message " + i);
            }
            noteMembers();
          });

      observed("what ann read of bob, and the members", trace)
          .suggests(LEAVES_BY_NAME, seen -> seen.contains("ann < * bob has left"))
          .shouldBe(
              "ann < * bob has joined",
              "ann < * bob was too slow",
              "ann < * bob has joined",
              "ann bob");
    }

    @Test
    @DisplayName("a room for no messages makes no sense")
    void aRoomForNoMessages() {
      attempting("a room in which nothing may wait", () -> new ChatRoom(0))
          .shouldThrow(IllegalArgumentException.class);
    }
  }
}
