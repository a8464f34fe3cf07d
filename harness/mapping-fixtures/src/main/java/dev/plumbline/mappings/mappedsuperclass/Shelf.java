package dev.plumbline.mappings.mappedsuperclass;

import jakarta.persistence.Entity;

@Entity
public class Shelf extends Named {}
