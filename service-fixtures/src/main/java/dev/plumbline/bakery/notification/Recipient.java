package dev.plumbline.bakery.notification;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OneToMany;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Somebody who wants to hear from the bakery. */
@Entity
public class Recipient {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 120)
  private String displayName;

  @Column(nullable = false, length = 16)
  private Locale preferredLocale;

  private Instant mutedUntil;

  @ElementCollection
  @MapKeyEnumerated(EnumType.STRING)
  @MapKeyColumn(name = "channel", length = 16)
  @Column(name = "enabled", nullable = false)
  private Map<Channel, Boolean> preferences = new EnumMap<>(Channel.class);

  @OneToMany(mappedBy = "owner", cascade = CascadeType.ALL, orphanRemoval = true)
  @MapKey(name = "label")
  private Map<String, Device> devices = new HashMap<>();

  protected Recipient() {}

  public Recipient(String displayName, Locale preferredLocale) {
    this.displayName = displayName;
    this.preferredLocale = preferredLocale;
  }

  public void prefer(Channel channel, boolean enabled) {
    preferences.put(channel, enabled);
  }

  /** Whether this channel may be used now: not switched off, not muted. */
  public boolean isReachableBy(Channel channel, Instant now) {
    return preferences.getOrDefault(channel, false)
        && (mutedUntil == null || mutedUntil.isBefore(now));
  }

  public void muteUntil(Instant until) {
    this.mutedUntil = until;
  }

  public void register(String label, String pushToken) {
    devices.put(label, new Device(this, label, pushToken));
  }

  public void unregister(String label) {
    devices.remove(label);
  }

  public Long getId() {
    return id;
  }

  public String getDisplayName() {
    return displayName;
  }

  public Locale getPreferredLocale() {
    return preferredLocale;
  }

  public Map<Channel, Boolean> getPreferences() {
    return Collections.unmodifiableMap(preferences);
  }

  public Map<String, Device> getDevices() {
    return Collections.unmodifiableMap(devices);
  }
}
