package dev.plumbline.mappings.documents;

import jakarta.persistence.Embeddable;

@Embeddable
public class Location {
  double latitude;
  double longitude;
}
