package asyncio.periodic;

/** What a {@link PeriodicTask} does again and again. */
@FunctionalInterface
public interface PeriodicBody {

  /** Runs once, in a task of its own; may await. */
  void run(Tick tick) throws Exception;
}
