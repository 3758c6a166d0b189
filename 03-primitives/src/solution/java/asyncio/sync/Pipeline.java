package asyncio.sync;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.taskGroup;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
  private boolean stopping;

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
    return taskGroup((TaskGroup group) -> start(group, source, sink));
  }

  private void start(TaskGroup group, Iterable<? extends I> source, Sink<? super O> sink) {
    var line = new Queue<Object>(capacity);
    startPart(group, feed(source.iterator(), line), "source");
    for (Stage<Object, Object> stage : stages) {
      line = startStage(group, stage, line);
    }
    startPart(group, drain(line, sink), "sink");
  }

  /** To a task group, a task that ends cancelled has merely ended; here it would lose an item. */
  private static Task<Void> startPart(TaskGroup group, Coroutine<Void> part, String name) {
    return group.createTask(
        async(
            () -> {
              try {
                await(part);
              } catch (CancelledError cancelled) {
                if (currentTask().cancelling() == 0) {
                  throw new IllegalStateException(name + " was cancelled from within", cancelled);
                }
                throw cancelled;
              }
            }),
        name);
  }

  private Coroutine<Void> feed(Iterator<? extends I> source, Queue<Object> to) {
    return async(
        () -> {
          while (!stopping && source.hasNext()) {
            await(to.put(source.next()));
          }
          to.shutdown();
        });
  }

  /** Starts the workers of a stage, and somebody to close its queue behind the last of them. */
  private Queue<Object> startStage(
      TaskGroup group, Stage<Object, Object> stage, Queue<Object> from) {
    var to = new Queue<Object>(capacity);
    List<Task<Void>> workers =
        IntStream.rangeClosed(1, stage.workers())
            .mapToObj(
                number -> startPart(group, work(stage, from, to), stage.name() + " " + number))
            .toList();
    group.createTask(
        async(
            () -> {
              await(waitUntil(ReturnWhen.ALL_COMPLETED, workers));
              to.shutdown();
            }),
        stage.name());
    return to;
  }

  private static Coroutine<Void> work(
      Stage<Object, Object> stage, Queue<Object> from, Queue<Object> to) {
    return async(
        () -> {
          for (var item = next(from); item.isPresent(); item = next(from)) {
            await(to.put(stage.body().apply(item.get())));
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static <T> Coroutine<Void> drain(Queue<Object> from, Sink<T> sink) {
    return async(
        () -> {
          for (var item = next(from); item.isPresent(); item = next(from)) {
            sink.accept((T) item.get());
          }
        });
  }

  /** Only here does a queue that was shut down mean the end: a stage may have queues of its own. */
  private static Optional<Object> next(Queue<Object> from) {
    try {
      return Optional.of(await(from.get()));
    } catch (QueueShutDown ended) {
      return Optional.empty();
    }
  }

  /**
   * Asks the source for no more items, in this run and in later ones. What was taken from it goes
   * through to the sink; then the run ends.
   */
  @Exercise("03.7")
  public void stop() {
    stopping = true;
  }
}
