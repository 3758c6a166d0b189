// Alternative: one pass for each half.
package asyncio.task;

public final class ExceptionGroup {

  public Split split(Predicate<? super Throwable> matches) {
    return new Split(part(matches, true), part(matches, false));
  }

  private Optional<ExceptionGroup> part(Predicate<? super Throwable> matches, boolean wanted) {
    if (matches.test(this)) {
      return wanted ? Optional.of(this) : Optional.empty();
    }
    return derive(
        exceptions.stream()
            .flatMap(
                exception ->
                    exception instanceof ExceptionGroup group
                        ? group.part(matches, wanted).stream()
                        : Stream.of(exception).filter(one -> matches.test(one) == wanted))
            .map(Throwable.class::cast)
            .toList());
  }
}
