// Alternative: the workers of a stage count down, and the last one closes the queue behind it.
package asyncio.sync;

import asyncio.task.TaskGroup;

public final class Pipeline<I, O> {

  private Queue<Object> startStage(
      TaskGroup group, Stage<Object, Object> stage, Queue<Object> from) {
    var to = new Queue<Object>(capacity);
    var left = new int[] {stage.workers()};
    for (int i = 1; i <= stage.workers(); i++) {
      startPart(
          group,
          async(
              () -> {
                await(work(stage, from, to));
                if (--left[0] == 0) {
                  to.shutdown();
                }
              }),
          stage.name() + " " + i);
    }
    return to;
  }
}
