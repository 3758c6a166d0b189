package asyncio.stream;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.task.AwaitTrace;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.2", points = 8, seconds = 6)
@Needs(Need.NETWORK)
@DisplayName("04.2 Clients and servers, part 1: making a connection")
class ConnectingTest extends StreamTests {

  private static final Misconception BLOCKS =
      Misconception.of(
          "connects-blocking",
          "the channel connects in blocking mode, and the whole loop waits for the network");

  private static final Misconception FIRST_ONLY =
      Misconception.of("first-address-only", "only the first of several addresses is tried");

  private static final Misconception LAST_FIRST =
      Misconception.of(
          "last-address-first", "the addresses are tried in another order than they were given in");

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
          "keeps-watching-the-channel", "the loop goes on waiting for a channel that is settled");

  private static final Misconception MADE_AT_ONCE =
      Misconception.of(
          "made-at-once-blocks",
          "a channel whose connection was made at once is handed out in blocking mode");

  private static final Misconception CONNECT_AT_CALL =
      Misconception.of(
          "connect-refuses-at-the-call",
          "connect throws when it is called; it makes a coroutine, which throws when it"
              + " is awaited");

  private static final InetSocketAddress ANT = InetSocketAddress.createUnresolved("ant.example", 1);

  private static final InetSocketAddress BEE = InetSocketAddress.createUnresolved("bee.example", 1);

  private static final InetSocketAddress CAT = InetSocketAddress.createUnresolved("cat.example", 1);

  private final ScriptedPoller poller = new ScriptedPoller(time);

  private final List<ScriptedChannel> opened = new ArrayList<>();

  private final List<String> reported = new ArrayList<>();

  private ScriptedOpener opener = ScriptedChannel::new;

  private IOException failure;

  @Override
  protected void run(CoroutineAction main) {
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
          var scene = new ConnectingTest();
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
