// Misconception: a task is its coroutine.
// Fails: reportsAboutTasks
package asyncio.debug;

import asyncio.task.Task;

public final class CoroutineOrigins {

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Object source = context.source() instanceof Task<?> task ? task.coroutine() : context.source();
    Place place = source instanceof Coroutine<?> coroutine ? places.get(coroutine) : null;
    return place == null || context.exception() != null
        ? context
        : new ExceptionContext(context.message(), place, context.source());
  }
}
