package asyncio.pattern;

/**
 * Is told what a {@link Supervisor} does, at the moment at which it does it. It should be quick.
 * What it throws goes to the loop's exception handler, and changes nothing.
 */
@FunctionalInterface
public interface SupervisorObserver {

  /** Something has happened. */
  void happened(SupervisorEvent event);
}
