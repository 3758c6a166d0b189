package asyncio.sync;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.util.List;
import java.util.stream.Stream;
import loopcraft.grader.Exercise;

/**
 * Stages that work side by side, each with its own number of workers, and hand items on through
 * bounded queues: a stage that is slower than the one before holds that one up.
 *
 * <pre>{@code
 * Pipeline<Path, Document> pipeline =
 *     Pipeline.<Path>withCapacity(10)
 *         .stage("read", 4, path -> await(read(path)))
 *         .stage("parse", 1, text -> parse(text));
 * await(pipeline.run(paths, document -> await(store(document))));
 * }</pre>
 *
 * <p>Use it on the loop's thread only.
 */
public final class Pipeline<I, O> {

  private final int capacity;
  private final List<Stage<Object, Object>> stages;

  private Pipeline(int capacity, List<Stage<Object, Object>> stages) {
    this.capacity = capacity;
    this.stages = stages;
  }

  /**
   * Makes a pipeline without stages.
   *
   * @param capacity how many items wait before each stage, and before the sink, at most
   * @throws IllegalArgumentException if that is less than one
   */
  public static <T> Pipeline<T, T> withCapacity(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be > 0: " + capacity);
    }
    return new Pipeline<>(capacity, List.of());
  }

  /**
   * The same pipeline with another stage at its end.
   *
   * @param workers how many items the stage works on at once; with more than one, items may
   *     overtake each other
   */
  @SuppressWarnings("unchecked")
  public <P> Pipeline<I, P> stage(
      String name, int workers, StageBody<? super O, ? extends P> body) {
    var added = (Stage<Object, Object>) new Stage<O, P>(name, workers, body);
    return new Pipeline<>(capacity, Stream.concat(stages.stream(), Stream.of(added)).toList());
  }

  /**
   * A coroutine that sends every item of a source through the stages, each item once through each
   * stage, and gives what comes out to a sink. It ends when the sink has had everything.
   *
   * <p>It asks the source for an item only when the one before has found room. If the source, a
   * stage or the sink fails, everything else is cancelled, and the failure comes out in an {@code
   * ExceptionGroup}. A {@code CancelledError} that one of them throws though nobody cancelled its
   * task is a failure, too. If the run is cancelled, nothing of it goes on.
   */
  @Exercise("03.7")
  public Coroutine<Void> run(Iterable<? extends I> source, Sink<? super O> sink) {
    throw todo("03.7");
  }

  /**
   * Asks the source for no more items, in this run and in later ones. What was taken from it goes
   * through to the sink; then the run ends.
   */
  @Exercise("03.7")
  public void stop() {
    throw todo("03.7");
  }
}
