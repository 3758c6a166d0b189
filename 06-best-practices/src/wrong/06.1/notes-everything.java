// Misconception: whatever is created may be forgotten.
// Fails: tasks, startedForEver, reportsAboutTasks, reportsAboutOtherThings
package asyncio.debug;

public final class CoroutineOrigins {

  private final Map<Object, Place> all = new IdentityHashMap<>();

  @Override
  public void created(Object made) {
    all.put(made, new Place("created here", Stacks.here(depth)));
    all.keySet().removeIf(one -> one instanceof Coroutine<?> c && c.state() != CoroutineState.CREATED);
  }

  public int kept() {
    return all.size();
  }

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Place place = all.get(context.source());
    return place == null || context.exception() != null
        ? context
        : new ExceptionContext(context.message(), place, context.source());
  }
}
