// Misconception: a task that nobody awaits looks after itself.
// Fails: aFailureInAStage, aFailureInTheSource, aFailureInTheSink, aCancelledRun,
//   aStageWithAQueueOfItsOwn, aSinkAndASourceWithAQueueOfTheirOwn, aStageThatIsCancelled,
//   workersHaveNames
package asyncio.sync;

import asyncio.task.TaskGroup;

public final class Pipeline<I, O> {

  private void start(TaskGroup group, Iterable<? extends I> source, Sink<? super O> sink) {
    var line = new Queue<Object>(capacity);
    asyncio.Asyncio.createTask(feed(source.iterator(), line), "source");
    for (Stage<Object, Object> stage : stages) {
      var from = line;
      var to = new Queue<Object>(capacity);
      var workers =
          IntStream.range(0, stage.workers())
              .mapToObj(i -> asyncio.Asyncio.createTask(work(stage, from, to)))
              .toList();
      asyncio.Asyncio.createTask(
          async(
              () -> {
                await(waitUntil(ReturnWhen.ALL_COMPLETED, workers));
                to.shutdown();
              }));
      line = to;
    }
    group.createTask(drain(line, sink), "sink");
  }
}
