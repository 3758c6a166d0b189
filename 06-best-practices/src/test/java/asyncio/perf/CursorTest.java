package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.Awaitable;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.4", part = 5, points = 8, seconds = 10)
@DisplayName("06.4 Performance, part 5: no needless await")
class CursorTest extends PerfTests {

  private static final Misconception COROUTINE_FOR_EACH =
      Misconception.of(
          "awaitable-for-each-item",
          "the item is there, and an awaitable is made for it all the same; one that says yes can"
              + " say so for all items");

  private static final Misconception SUSPENDS_FOR_EACH =
      Misconception.of(
          "suspends-for-each-item",
          "the item is there, and the loop goes through an iteration for it all the same");

  private static final Misconception NEVER_GIVES_WAY =
      Misconception.of(
          "never-gives-way",
          "the items are there, one after the other, and nobody else on the loop gets a turn");

  private static final Misconception CHUNK_IS_A_TURN =
      Misconception.of(
          "chunk-counts-as-a-turn",
          "the count began anew with a chunk; a chunk that was there suspended nobody");

  private static final Misconception GIVES_WAY_EARLY =
      Misconception.of(
          "gives-way-at-the-wrong-moment",
          "so many items in a row are allowed, and others get their turn at another moment");

  private static final Misconception ASKS_AFTER_THE_END =
      Misconception.of("asks-after-the-end", "the end was met, and another chunk is asked for");

  private static final Misconception FAILURE_IS_THE_END =
      Misconception.of(
          "failure-is-the-end", "a chunk has failed, and the cursor takes that for the end");

  private static final Misconception LOSES_AN_ITEM =
      Misconception.of(
          "cancelled-loses-an-item",
          "the cursor had moved before it suspended, was cancelled, and the item is skipped");

  private static final Misconception CURRENT_AT_THE_END =
      Misconception.of(
          "current-outlives-the-end",
          "the cursor is at no item, before the first or after the last, and gives one out, or"
              + " fails in another way than it says");

  private static final Misconception LOOKS_AHEAD =
      Misconception.of(
          "asks-for-chunks-early", "a chunk is asked for before its first item is needed");

  private static final Misconception TAKES_ANY_NUMBER =
      Misconception.of(
          "takes-any-number", "less than one item in a row is taken, and means nothing useful");

  private static final Misconception FOR_EACH =
      Misconception.of(
          "for-each-gives-no-turn",
          "forEach goes through the chunk by itself, and nobody else gets a turn");

  private static final Misconception WAITING_IS_A_TURN =
      Misconception.of(
          "waiting-for-a-chunk-is-a-turn",
          "the count began anew because a chunk was waited for; only a turn of the cursor's own"
              + " ends a row");

  private static final Misconception LEAVES_EARLY =
      Misconception.of(
          "leaves-its-item-early",
          "the next chunk has failed, and the cursor is not at its item any more");

  private final Deque<List<String>> chunks = new ArrayDeque<>();
  private int asked;
  private long chunkTakes;
  private boolean fails;

  private Coroutine<List<String>> nextChunk() {
    asked++;
    return async(
        () -> {
          if (chunkTakes > 0) {
            pause(chunkTakes);
          }
          if (fails) {
            fails = false;
            throw new IllegalStateException("no chunk");
          }
          return chunks.isEmpty() ? List.of() : chunks.remove();
        });
  }

  private Cursor<String> cursor(int inARow, String... lines) {
    Arrays.stream(lines).map(line -> List.of(line.split(" "))).forEach(chunks::add);
    return new Cursor<>(this::nextChunk, inARow);
  }

  private void noteAll(Cursor<String> cursor) {
    while (await(cursor.advance())) {
      note(cursor.current());
    }
  }

  /** Notes each iteration of the loop, for a while. */
  private void noteTurns(int number) {
    start(
        () -> {
          for (int i = 0; i < number; i++) {
            note("turn");
            ticks(1);
          }
        });
  }

  @Test
  @DisplayName("the items come in the order of the chunks")
  void allItems() {
    chunkTakes = 5;
    run(() -> noteAll(cursor(100, "a b c", "d", "e f")));
    observed("the items", trace).shouldBe("a", "b", "c", "d", "e", "f");
    observed("how often a chunk was asked for", asked).shouldBe(4);
  }

  @Test
  @DisplayName("an item that is there costs no awaitable of its own")
  void noAwaitable() {
    run(
        () -> {
          var cursor = cursor(100, "a b c");
          await(cursor.advance());
          Awaitable<Boolean> second = cursor.advance();
          await(second);
          Awaitable<Boolean> third = cursor.advance();
          observed("the awaitable for another item of the chunk", third)
              .suggests(COROUTINE_FOR_EACH)
              .shouldBeSameAs(second);
          observed("the item", cursor.current()).shouldBe("c");
        });
  }

  @Test
  @DisplayName("an item that is there costs no iteration of the loop")
  void noIteration() {
    run(
        () -> {
          var cursor = cursor(100, "a b c d e f g h");
          await(cursor.advance());
          int before = time.polls();
          noteAll(cursor);
          observed("iterations of the loop for seven items", time.polls() - before)
              .suggests(SUSPENDS_FOR_EACH, seen -> seen >= 7)
              .shouldBe(0);
        });
  }

  @Test
  @DisplayName("a chunk is asked for when its first item is needed")
  void notAhead() {
    run(
        () -> {
          var cursor = cursor(100, "a b", "c");
          observed("chunks asked for before the first item", asked)
              .suggests(LOOKS_AHEAD, seen -> seen > 0)
              .shouldBe(0);
          await(cursor.advance());
          await(cursor.advance());
          observed("chunks asked for at the last item of the first", asked)
              .suggests(LOOKS_AHEAD, seen -> seen > 1)
              .shouldBe(1);
        });
  }

  @Test
  @DisplayName("after so many items in a row, others get their turn")
  void fairness() {
    run(
        () -> {
          noteTurns(3);
          noteAll(cursor(2, "a b c d e"));
          ticks(3);
        });
    observed("items and turns of another task", trace)
        .suggests(NEVER_GIVES_WAY, seen -> seen.indexOf("turn") >= 5)
        .suggests(GIVES_WAY_EARLY, seen -> seen.indexOf("turn") != 2)
        .shouldBe("a", "b", "turn", "c", "d", "turn", "e", "turn");
  }

  @Test
  @DisplayName("chunks that are there at once are no turn for others")
  void fairnessAcrossChunks() {
    run(
        () -> {
          noteTurns(2);
          noteAll(cursor(3, "a b", "c d", "e"));
          ticks(2);
        });
    observed("items and turns of another task", trace)
        .suggests(CHUNK_IS_A_TURN, seen -> seen.indexOf("turn") > 3)
        .suggests(GIVES_WAY_EARLY, seen -> seen.indexOf("turn") < 3)
        .shouldBe("a", "b", "c", "turn", "d", "e", "turn");
  }

  @Test
  @DisplayName("a chunk that was waited for is no turn of the cursor's own")
  void waitingForAChunk() {
    chunkTakes = 5;
    run(
        () -> {
          var cursor = cursor(2, "a", "b c");
          await(cursor.advance());
          await(cursor.advance());
          int before = time.polls();
          await(cursor.advance());
          observed("iterations of the loop before the third item", time.polls() - before)
              .suggests(WAITING_IS_A_TURN, seen -> seen == 0)
              .shouldBe(1);
          observed("the item", cursor.current()).shouldBe("c");
        });
  }

  @Test
  @DisplayName("the turn of others comes before a chunk is asked for")
  void turnBeforeChunk() {
    run(
        () -> {
          var cursor = cursor(2, "a b", "c");
          await(cursor.advance());
          await(cursor.advance());
          Task<Void> task = start(() -> await(cursor.advance()));
          ticks(1);
          observed("chunks asked for when the turn is given", asked)
              .suggests(GIVES_WAY_EARLY, seen -> seen > 1)
              .shouldBe(1);
          await(task);
          observed("the item", cursor.current()).shouldBe("c");
        });
  }

  @Test
  @DisplayName("the end stays the end, and no chunk is asked for after it")
  void end() {
    run(
        () -> {
          var cursor = cursor(100, "a");
          noteAll(cursor);
          Awaitable<Boolean> first = cursor.advance();
          note(String.valueOf(await(first)));
          Awaitable<Boolean> second = cursor.advance();
          note(String.valueOf(await(second)));
          observed("how often a chunk was asked for", asked)
              .suggests(ASKS_AFTER_THE_END, seen -> seen > 2)
              .shouldBe(2);
          observed("the awaitable after the end", second)
              .suggests(COROUTINE_FOR_EACH)
              .shouldBeSameAs(first);
        });
    observed("what came", trace).shouldBe("a", "false", "false");
  }

  @Test
  @DisplayName("before the first item and after the last, there is no current one")
  void noCurrent() {
    run(
        () -> {
          var cursor = cursor(100, "a");
          attempting("current before the first", cursor::current)
              .suggests(CURRENT_AT_THE_END, thrown -> !(thrown instanceof NoSuchElementException))
              .shouldThrow(NoSuchElementException.class);
          noteAll(cursor);
          attempting("current after the last", cursor::current)
              .suggests(CURRENT_AT_THE_END, thrown -> !(thrown instanceof NoSuchElementException))
              .shouldThrow(NoSuchElementException.class);
        });
  }

  @Test
  @DisplayName("a chunk that failed is asked for again")
  void chunkFails() {
    run(
        () -> {
          var cursor = cursor(100, "a", "b");
          await(cursor.advance());
          fails = true;
          attempting("going to the next item", () -> await(cursor.advance()))
              .suggests(FAILURE_IS_THE_END, thrown -> thrown == null)
              .shouldThrow(IllegalStateException.class);
          attempting("to look where the cursor is", () -> note(cursor.current()))
              .suggests(LEAVES_EARLY, thrown -> thrown instanceof NoSuchElementException)
              .shouldSucceed();
          observed("whether there is an item after all", await(cursor.advance()))
              .suggests(FAILURE_IS_THE_END, seen -> !seen)
              .shouldBe(true);
          observed("the item", cursor.current()).shouldBe("b");
        });
    observed("the item meanwhile", trace).shouldBe("a");
  }

  @Test
  @DisplayName("an advance that is cancelled loses no item")
  void advanceIsCancelled() {
    run(
        () -> {
          var cursor = cursor(2, "a b c", "d");
          await(cursor.advance());
          await(cursor.advance());
          Task<Void> giving = start(() -> await(cursor.advance()));
          ticks(1);
          giving.cancel();
          ticks(2);
          noteAll(cursor);
        });
    observed("the items after the cancelled advance", trace)
        .suggests(LOSES_AN_ITEM, seen -> !seen.contains("c"))
        .shouldBe("c", "d");
  }

  @Test
  @DisplayName("forEach gives others their turn")
  void forEachIsFair() {
    run(
        () -> {
          noteTurns(3);
          await(cursor(2, "a b c d e").forEach(this::note));
          ticks(3);
        });
    observed("items and turns of another task", trace)
        .suggests(FOR_EACH, seen -> seen.indexOf("turn") > 2)
        .shouldBe("a", "b", "turn", "c", "d", "turn", "e", "turn");
  }

  @Test
  @DisplayName("forEach goes through the rest, and stops at a failure of the action")
  void forEach() {
    var seen = new ArrayList<String>();
    run(
        () -> {
          var cursor = cursor(2, "a b c", "d e");
          await(cursor.advance());
          attempting(
                  "an action that fails",
                  () ->
                      await(
                          cursor.forEach(
                              item -> {
                                seen.add(item);
                                if (item.equals("c")) {
                                  throw new ArithmeticException(item);
                                }
                              })))
              .shouldThrow(ArithmeticException.class);
          await(cursor.forEach(seen::add));
        });
    observed("the items", seen).shouldBe(List.of("b", "c", "d", "e"));
  }

  @Test
  @DisplayName("at least one item in a row")
  void inARow() {
    attempting("a cursor without a step", () -> cursor(0))
        .suggests(TAKES_ANY_NUMBER, thrown -> thrown == null)
        .shouldSatisfy(
            "an IllegalArgumentException: inARow must be >= 1: 0",
            thrown ->
                thrown instanceof IllegalArgumentException
                    && "inARow must be >= 1: 0".equals(thrown.getMessage()));
  }
}
