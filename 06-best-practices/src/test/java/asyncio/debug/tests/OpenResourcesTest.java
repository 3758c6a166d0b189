package asyncio.debug.tests;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.stream.Streams.openConnection;
import static asyncio.stream.Streams.startServer;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.Asyncio;
import asyncio.debug.OpenResources;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.stream.Connection;
import asyncio.stream.MemoryConnection;
import asyncio.stream.Server;
import asyncio.task.CoroutineAction;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.1", part = 5, points = 10, seconds = 15)
@DisplayName("06.1 Debug mode: resources never closed")
class OpenResourcesTest extends DebugTests {

  private static final Misconception ALL =
      Misconception.of(
          "reports-what-was-closed",
          "everything that was opened is reported; what was closed is fine");

  private static final Misconception ASKS_EARLY =
      Misconception.of(
          "asks-when-opened",
          "whether a resource is open is asked when it is opened; the question is what it is when"
              + " the loop closes");

  private static final Misconception CLOSES =
      Misconception.of(
          "closes-it-itself",
          "the check closes what was left open; then the program behaves in another way in debug"
              + " mode");

  private static final Misconception NO_PLACE =
      Misconception.of("opened-somewhere", "the report does not say where the resource was opened");

  private static final Misconception PLACE_OF_CLOSING =
      Misconception.of(
          "place-of-the-closing", "the place is where the loop is closed, not where it was opened");

  private static final Misconception EQUALS =
      Misconception.of(
          "equal-is-the-same",
          "two resources that are equal are taken for one; both have to be closed");

  private static final Misconception TWICE =
      Misconception.of("reports-it-twice", "one resource that was noted twice is reported twice");

  private static final Misconception LAST_PLACE =
      Misconception.of(
          "last-place-counts",
          "of a resource that was noted twice, the first place is what counts");

  private static final Misconception REOPENED =
      Misconception.of(
          "opened-once-for-all",
          "a resource that was closed and opened again has a new place: that of the second time");

  private static final Misconception ORDER =
      Misconception.of("any-order", "the reports are not in the order of opening");

  private static final Misconception KEEPS =
      Misconception.of(
          "keeps-what-was-closed",
          "what was closed is kept in memory; a server has millions of connections");

  private static final Misconception FORGETS =
      Misconception.of("forgets-what-is-open", "to save memory, what is still open is thrown out");

  private static final Misconception TEXT_THROWS =
      Misconception.of(
          "throwing-text-stops-it",
          "a resource whose text throws makes the check throw, and the loop is not closed"
              + " properly");

  private static final Misconception EVERY_CLOSING =
      Misconception.of("reports-again", "what has been reported is reported a second time");

  private static final Misconception ANY_DEPTH =
      Misconception.of("whole-stack", "the stack has more frames than were asked for");

  private static final Misconception OLD_POSITION =
      Misconception.of(
          "keeps-its-old-position",
          "what was closed and opened again is reported where it was opened the first time");

  private static final Misconception FOR_SHOW =
      Misconception.of(
          "sweeps-when-asked",
          "what was closed is forgotten when somebody asks how many are kept; in a program nobody"
              + " asks");

  private static final Misconception LATE =
      Misconception.of("looks-too-late", "more is kept than 64 or twice as many as are open");

  private static final Misconception NO_SOURCE =
      Misconception.of(
          "left-open-by-nobody", "the report does not have the resource as its source");

  private final List<Integer> expected = new ArrayList<>();
  private OpenResources resources;

  private void watched(CoroutineAction main) {
    run(
        loop -> {
          resources = new OpenResources(loop, DEPTH);
          return resources;
        },
        main);
  }

  /** Something to be closed. */
  private static class Door {

    private final String name;
    boolean isOpen = true;

    Door(String name) {
      this.name = name;
      EventLoop.running().noteOpened(this, () -> isOpen);
    }

    void close() {
      isOpen = false;
    }

    void openAgain() {
      EventLoop.running().noteOpened(this, () -> isOpen);
      isOpen = true;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @Test
  @DisplayName("what is open when the loop closes is reported, with the line that opened it")
  void leftOpen() {
    List<Object> doors = new ArrayList<>();
    watched(
        () -> {
          expected.add(line() + 1);
          doors.add(new Door("front"));
        });

    observed("what is reported", messages()).shouldBe("left open: front");
    observed("the place", told.getFirst().exception())
        .suggests(NO_PLACE, place -> place == null)
        .shouldSatisfy("a place", place -> place != null);
    observed("the first lines", opening())
        .suggests(PLACE_OF_CLOSING, lines -> !lines.equals(expected))
        .shouldBe(expected);
    observed("the source", told.getFirst().source())
        .suggests(NO_SOURCE)
        .shouldBeSameAs(doors.getFirst());
    observed("what the place says", told.getFirst().exception().getMessage())
        .shouldBe("opened here");
  }

  /** The line that made a door; the innermost is in its constructor. */
  private List<Integer> opening() {
    return told.stream()
        .map(context -> context.exception().getStackTrace())
        .map(stack -> stack.length > 1 ? stack[1].getLineNumber() : -1)
        .toList();
  }

  @Test
  @DisplayName("what was closed is not reported")
  void closedInTime() {
    watched(
        () -> {
          new Door("front").close();
          var _ = new Door("back");
        });

    observed("what is reported", messages())
        .suggests(ALL, lines -> lines.size() == 2)
        .shouldBe("left open: back");
  }

  @Test
  @DisplayName("whether it is open is asked when the loop closes")
  void asksLate() {
    watched(
        () -> {
          boolean[] open = new boolean[1];
          EventLoop.running().noteOpened("late", () -> open[0]);
          open[0] = true;
        });

    observed("what is reported", messages())
        .suggests(ASKS_EARLY, List::isEmpty)
        .shouldBe("left open: late");
  }

  @Test
  @DisplayName("the reports come in the order of opening, before anything is closed")
  void inOrder() {
    List<Door> doors = new ArrayList<>();
    List<Boolean> open = new ArrayList<>();
    watched(
        () -> {
          EventLoop.running()
              .setExceptionHandler(
                  (_, context) -> {
                    told.add(context);
                    open.add(context.source() instanceof Door door && door.isOpen);
                  });
          for (int i = 0; i < 20; i++) {
            doors.add(new Door("door " + i));
          }
          doors.get(7).close();
        });

    doors.remove(7);
    observed("the sources", told.stream().map(ExceptionContext::source).toList())
        .suggests(NO_SOURCE, sources -> sources.contains(null))
        .suggests(ORDER, sources -> sources.size() == doors.size())
        .shouldBe(List.copyOf(doors));
    observed("whether it is still open", open.stream().distinct().toList())
        .suggests(CLOSES)
        .shouldBe(List.of(true));
  }

  @Test
  @DisplayName("the check closes nothing")
  void closesNothing() {
    List<Door> doors = new ArrayList<>();
    watched(
        () -> {
          doors.add(new ClosingDoor("front"));
        });

    observed("whether it is open afterwards", doors.getFirst().isOpen)
        .suggests(CLOSES)
        .shouldBe(true);
  }

  /** One that anybody could close. */
  private static final class ClosingDoor extends Door implements AutoCloseable {

    ClosingDoor(String name) {
      super(name);
    }

    @Override
    public void close() {
      super.close();
    }
  }

  /** Equals any other of its name. */
  private record Chair(String name) {}

  @Test
  @DisplayName("two that are equal are two")
  void equal() {
    watched(
        () -> {
          EventLoop.running().noteOpened(new Chair("a chair"), () -> true);
          EventLoop.running().noteOpened(new Chair("a chair"), () -> true);
        });

    observed("what is reported", messages())
        .suggests(EQUALS, lines -> lines.size() == 1)
        .shouldBe("left open: Chair[name=a chair]", "left open: Chair[name=a chair]");
  }

  @Test
  @DisplayName("one that is noted twice is one, and was opened the first time")
  void notedTwice() {
    watched(
        () -> {
          expected.add(line() + 1);
          EventLoop.running().noteOpened("the executor", () -> true);
          EventLoop.running().noteOpened("the executor", () -> true);
        });

    observed("what is reported", messages())
        .suggests(TWICE, lines -> lines.size() == 2)
        .shouldBe("left open: the executor");
    observed("the lines", lines()).suggests(LAST_PLACE).shouldBe(expected);
  }

  @Test
  @DisplayName("one that was closed, and is opened again, was opened the second time")
  void openedAgain() {
    watched(
        () -> {
          var door = new Door("front");
          door.close();
          expected.add(line() + 1);
          door.openAgain();
        });

    observed("what is reported", messages()).shouldBe("left open: front");
    observed("the line", opening()).suggests(REOPENED).shouldBe(expected);
  }

  @Test
  @DisplayName("one that is opened again comes after those that were opened meanwhile")
  void newPosition() {
    watched(
        () -> {
          var front = new Door("front");
          var _ = new Door("back");
          front.close();
          front.openAgain();
        });

    observed("what is reported", messages())
        .suggests(OLD_POSITION, lines -> lines.size() == 2 && lines.getFirst().endsWith("front"))
        .shouldBe("left open: back", "left open: front");
  }

  @Test
  @DisplayName("what was closed is forgotten though nobody asks how many are kept")
  void closedUnasked() {
    List<WeakReference<Object>> doors = new ArrayList<>();
    watched(
        () -> {
          for (int i = 0; i < 300; i++) {
            var door = new Door("door " + i);
            door.close();
            doors.add(new WeakReference<>(door));
          }
          observed("how many of 300 that were closed are in memory", inMemory(doors))
              .suggests(FOR_SHOW, number -> number >= 299 && resources.kept() <= 64)
              .suggests(KEEPS)
              .shouldSatisfy("about 64 at most", number -> number <= 70);
        });
  }

  @Test
  @DisplayName("no more are kept than twice as many as are open")
  void twiceAsManyAsOpen() {
    List<Integer> kept = new ArrayList<>();
    watched(
        () -> {
          List<Door> open = IntStream.range(0, 100).mapToObj(i -> new Door("open " + i)).toList();
          for (int i = 0; i < 300; i++) {
            new Door("door " + i).close();
            kept.add(resources.kept());
          }
          open.forEach(Door::close);
        });

    observed("the most that were kept, while 100 were open", Collections.max(kept))
        .suggests(LATE)
        .shouldSatisfy("at most 200", number -> number <= 200);
  }

  @Test
  @DisplayName("when all has been reported, nothing is kept")
  void knowsNothingAfterwards() {
    watched(
        () -> {
          new Door("front").close();
          var _ = new Door("back");
          resources.closing();
          observed("how many are kept", resources.kept()).shouldBe(0);
        });
  }

  @Test
  @DisplayName("what was closed is not kept in memory, and what is open is")
  void memory() {
    watched(
        () -> {
          for (int i = 0; i < 1000; i++) {
            var door = new Door("door " + i);
            if (i % 100 != 0) {
              door.close();
            }
          }
          observed("how many are kept", resources.kept())
              .suggests(KEEPS, number -> number > 64)
              .shouldSatisfy("at most 64", number -> number <= 64);
        });

    observed("how many are reported", told.size()).suggests(FORGETS).shouldBe(10);
  }

  @Test
  @DisplayName("one whose text throws is reported all the same, and the others are")
  void throwingTextOfAResource() {
    during(
        TEXT_THROWS,
        "closing the loop",
        () ->
            watched(
                () -> {
                  EventLoop.running().noteOpened(new Nameless(), () -> true);
                  var _ = new Door("front");
                }));

    observed("what is reported", messages())
        .suggests(TEXT_THROWS, lines -> lines.size() < 2)
        .shouldBe(
            "left open: "
                + Nameless.class.getName()
                + ", whose text throws java.lang.IllegalStateException",
            "left open: front");
  }

  private static final class Nameless {

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  @Test
  @DisplayName("nothing is reported twice")
  void once() {
    watched(
        () -> {
          var _ = new Door("front");
          resources.closing();
        });

    observed("what is reported", messages())
        .suggests(EVERY_CLOSING, lines -> lines.size() > 1)
        .shouldBe("left open: front");
  }

  @Test
  @DisplayName("no more frames are kept than were asked for")
  void depthOfTheOpening() {
    run(loop -> new OpenResources(loop, 1), () -> new Door("front").toString());

    observed("how many frames there are", told.getFirst().exception().getStackTrace().length)
        .suggests(ANY_DEPTH, number -> number > 1)
        .shouldBe(1);
  }

  @Test
  @DisplayName("the end of a connection that nobody has closed is found")
  void connection() {
    watched(
        () -> {
          expected.add(line() + 1);
          MemoryConnection connection = MemoryConnection.pair();
          connection.there().close();
        });

    observed("what is reported", messages())
        .shouldBe("left open: MemoryTransport[open, 0 bytes kept]");
    observed("the lines", lines()).shouldBe(expected);
  }

  @Test
  @DisplayName("a server, and the client's end of a connection to it, are found")
  void serverAndClient() {
    EventLoop[] loop = new EventLoop[1];
    Asyncio.run(
        async(
            () -> {
              loop[0] = EventLoop.running();
              loop[0].setExceptionHandler((_, context) -> told.add(context));
              loop[0].addObserver(new OpenResources(loop[0], DEPTH));
              var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
              expected.add(line() + 1);
              Server server = await(startServer((reader, _) -> await(reader.readAll()), anywhere));
              expected.add(line() + 1);
              Connection connection = await(openConnection(server.address()));
              connection.writer().write(new byte[1]);
            }));

    observed("the lines", lines().stream().filter(expected::contains).toList()).shouldBe(expected);
  }
}
