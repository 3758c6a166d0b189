package asyncio.stream;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.task.Task;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.2", part = 3, points = 8, seconds = 8)
@DisplayName("04.2 Clients and servers, part 3: a chat room")
class ChatRoomTest extends StreamTests {

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
          "one-byte-a-character", "bytes are taken for characters, one for one; lines are UTF-8");

  private static final Misconception SPACES_COUNT =
      Misconception.of(
          "white-space-counts",
          "only the newline is taken off a line, and other white space around it stays");

  private static final Misconception CARRIAGE_RETURN =
      Misconception.of("carriage-return-is-sent", "lines are sent with a carriage return");

  private static final Misconception NAME_TWICE =
      Misconception.of(
          "name-taken-twice", "two members have the same name, and one takes the other's place");

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
            "ann < * bob has joined", "ann < bob:", "ann < bob: the end", "ann < * bob has left");
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
    observed("how many of two hundred lines bob read", about(trace.lines(), "bob", "ann: ").size())
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
