package asyncio.pattern;

/**
 * Is told what a {@link Supervisor} does, at the moment at which it does it. It should be quick.
 * What it fails by, an {@link Error} too, goes to the loop's exception handler with the message
 * {@code the observer of a supervisor failed}, and changes nothing.
 */
@FunctionalInterface
public interface SupervisorObserver {

  /** Something has happened. */
  void happened(SupervisorEvent event);
}
